package org.wellbundle.operations.console.internal;

import static org.wellbundle.platform.http.testing.TwoTenants.ACME;
import static org.wellbundle.platform.http.testing.TwoTenants.NORTHWIND;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;

/** Two tenants; the first can be switched. */
final class SwitchedTenants implements TenantDirectory, TenantSwitches {
  final List<Operator> turned = new ArrayList<>();
  private TwoTenants now = tenants(Tenant.Switches.NONE);

  private static TwoTenants tenants(Tenant.Switches switches) {
    return new TwoTenants(
        TestTenant.of(ACME, "acme").build().with(switches),
        TestTenant.of(NORTHWIND, "northwind").build());
  }

  @Override
  public Optional<Tenant> turn(
      String tenantKey, Kind kind, String id, @Nullable Boolean on, Operator operator) {
    turned.add(operator);
    Map<String, Boolean> decided = on == null ? Map.of() : Map.of(id, on);
    now =
        tenants(
            kind == Kind.MODULE
                ? new Tenant.Switches(decided, Map.of())
                : new Tenant.Switches(Map.of(), decided));
    return byKey(tenantKey);
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    return now.byHost(host);
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return now.byId(id);
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return now.byKey(key);
  }

  @Override
  public List<Tenant> all() {
    return now.all();
  }
}
