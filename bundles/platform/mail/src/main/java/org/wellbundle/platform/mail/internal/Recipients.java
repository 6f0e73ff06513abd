package org.wellbundle.platform.mail.internal;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/** Who gets a letter, in which language and time zone. */
final class Recipients {
  private final AccountContacts contacts;
  private final Letterheads heads;

  Recipients(AccountContacts contacts, Letterheads heads) {
    this.contacts = contacts;
    this.heads = heads;
  }

  /** A person, or an address. */
  record Recipient(String address, String person, Locale locale, ZoneId zone) {
    @Override
    public String toString() {
      return "Recipient[hidden]";
    }
  }

  /** Empty when the account is closed. */
  Optional<Recipient> of(TenantId tenant, @Nullable AccountId account, Letter letter) {
    Locale asked = letter.language() == null ? null : Locale.forLanguageTag(letter.language());
    if (account != null) {
      return contacts
          .contact(tenant, account)
          .map(
              contact ->
                  new Recipient(
                      contact.email(),
                      contact.displayName(),
                      asked == null ? contact.locale() : asked,
                      contact.timeZone()));
    }
    return Optional.ofNullable(letter.address())
        .map(
            address ->
                new Recipient(
                    address, "", asked == null ? heads.usual(tenant) : asked, ZoneOffset.UTC));
  }
}
