package org.wellbundle.core.tenancy;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.core.tenancy.definition.Logo;
import org.wellbundle.core.tenancy.definition.TenantFiles;

/**
 * A tenant and where its files lie.
 *
 * @param source number of its bundle; the one installed first keeps a name that two claim
 * @param texts texts by language that replace the portal's own
 */
record TenantEntry(
    long source,
    Tenant tenant,
    @Nullable Logo logo,
    Map<String, Map<String, String>> texts,
    TenantFiles files) {

  /** The same files for the tenant as it is now. */
  TenantEntry with(Tenant now) {
    return new TenantEntry(source, now, logo, texts, files);
  }
}
