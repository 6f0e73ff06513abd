package org.wellbundle.module.challenges.http;

import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Problem;

/** How somebody is called. */
final class Names {
  private Names() {}

  private static final Pattern ALIAS =
      Pattern.compile("[\\p{L}\\p{N}](?:[\\p{L}\\p{N} ._-]{1,28})[\\p{L}\\p{N}]");

  /** A name made up for one challenge; null when there is none. */
  static @Nullable String alias(@Nullable String wanted) {
    String alias = wanted == null ? "" : Normalizer.normalize(wanted, Normalizer.Form.NFKC).strip();
    if (alias.isEmpty()) {
      return null;
    }
    if (!ALIAS.matcher(alias).matches()) {
      throw new Problem(
          400,
          "challenge.alias-invalid",
          "An alias has 3 to 30 letters, digits, spaces, dots or dashes.");
    }
    return alias;
  }

  /** Opens a transaction of its own. */
  static String of(AccountContacts contacts, Principal who) {
    return contacts
        .contact(who.tenant(), who.account())
        .orElseThrow(() -> new Problem(401, "session.required", "Sign in to go on."))
        .displayName();
  }
}
