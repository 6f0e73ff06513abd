package org.wellbundle.api.account;

import java.time.ZoneId;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.TenantId;

/** What other parts may know of accounts. */
@ProviderType
public interface AccountDirectory {
  /** The account, if it is one of this tenant and not closed. */
  Optional<AccountView> find(TenantId tenant, AccountId account);

  /** What a part of the service needs to act for an account. */
  record AccountView(AccountId id, ProfileId mainProfile, ZoneId timeZone) {}
}
