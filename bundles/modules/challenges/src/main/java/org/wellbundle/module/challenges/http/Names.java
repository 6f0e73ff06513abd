package org.wellbundle.module.challenges.http;

import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Problem;

/** How somebody is called. */
final class Names {
  private Names() {}

  /** Opens a transaction of its own. */
  static String of(AccountContacts contacts, Principal who) {
    return contacts
        .contact(who.tenant(), who.account())
        .orElseThrow(() -> new Problem(401, "session.required", "Sign in to go on."))
        .displayName();
  }
}
