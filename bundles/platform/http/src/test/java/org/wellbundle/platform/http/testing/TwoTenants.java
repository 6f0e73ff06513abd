package org.wellbundle.platform.http.testing;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.PublicAddress;

/** Two invented employers, {@code acme} and {@code northwind}, and where their portals are. */
public final class TwoTenants implements TenantDirectory, PublicAddress {
  public static final TenantId ACME = new TenantId(1);
  public static final TenantId NORTHWIND = new TenantId(2);

  private final List<Tenant> both;

  public TwoTenants() {
    this(TestTenant.of(ACME, "acme").build(), TestTenant.of(NORTHWIND, "northwind").build());
  }

  /** Described further than by their names. */
  public TwoTenants(Tenant acme, Tenant northwind) {
    both = List.of(acme, northwind);
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    return both.stream().filter(each -> each.hosts().contains(host)).findFirst();
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return both.stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return both.stream().filter(each -> each.key().equals(key)).findFirst();
  }

  @Override
  public List<Tenant> all() {
    return both;
  }

  @Override
  public URI platform() {
    return URI.create("http://localhost:8181");
  }

  @Override
  public URI portal(Tenant tenant) {
    return URI.create("http://" + tenant.hosts().get(0) + ":8181");
  }

  @Override
  public boolean isPlatformHost(String host) {
    return host.equals("localhost");
  }
}
