package org.wellbundle.core.linking.internal;

import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;

/** Two invented employers, the first with two hosts. */
final class TestTenants {
  static final Tenant ACME =
      TestTenant.of(TwoTenants.ACME, "acme")
          .hosts("acme.localhost", "wellness.acme.example")
          .build();
  static final Tenant NORTHWIND = TestTenant.of(TwoTenants.NORTHWIND, "northwind").build();

  private TestTenants() {}

  static TenantDirectory both() {
    return new TwoTenants(ACME, NORTHWIND);
  }
}
