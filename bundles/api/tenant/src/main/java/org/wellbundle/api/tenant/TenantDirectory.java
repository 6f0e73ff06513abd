package org.wellbundle.api.tenant;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The tenants whose bundles are active now. */
@ProviderType
public interface TenantDirectory {
  /** By host name of the portal, case-insensitive, without port. */
  Optional<Tenant> byHost(String host);

  Optional<Tenant> byId(TenantId id);

  Optional<Tenant> byKey(String key);

  /** All, by key. */
  List<Tenant> all();
}
