package org.wellbundle.api.account;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** How a person is reached. For the parts that write to people; nobody else needs it. */
@ProviderType
public interface AccountContacts {
  /** The account's contact, if it is one of this tenant and not closed. */
  Optional<Contact> contact(TenantId tenant, AccountId account);

  /** The account that signs in with an address, compared without case. */
  Optional<Contact> byEmail(TenantId tenant, String email);

  /** How people are called, for a list of them; those whose account is closed are missing. */
  default Map<AccountId, String> displayNames(TenantId tenant, Set<AccountId> accounts) {
    Map<AccountId, String> names = new HashMap<>();
    accounts.forEach(
        account ->
            contact(tenant, account).ifPresent(one -> names.put(account, one.displayName())));
    return names;
  }

  /**
   * @param email never to be logged
   * @param displayName how the person is called
   */
  record Contact(
      AccountId account, String email, String displayName, Locale locale, ZoneId timeZone) {
    @Override
    public String toString() {
      return "Contact[account=" + account + "]";
    }
  }
}
