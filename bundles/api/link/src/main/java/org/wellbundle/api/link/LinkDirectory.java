package org.wellbundle.api.link;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/** Reading links. */
@ProviderType
public interface LinkDirectory {
  /** The account's one link, if it has one. */
  Optional<LinkView> current(TenantId tenant, AccountId account);
}
