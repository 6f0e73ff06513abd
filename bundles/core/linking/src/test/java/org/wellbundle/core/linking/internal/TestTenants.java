package org.wellbundle.core.linking.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Two invented employers, the first with two hosts. */
final class TestTenants implements TenantDirectory {
  static final Tenant ACME = tenant(1, "acme", List.of("acme.localhost", "wellness.acme.example"));
  static final Tenant NORTHWIND = tenant(2, "northwind", List.of("northwind.localhost"));

  private static Tenant tenant(int id, String key, List<String> hosts) {
    Branding.Palette palette = new Branding.Palette("#000000", "#ffffff", "#000000", "#eeeeee");
    return new Tenant(
        new TenantId(id),
        key,
        Map.of("en", key),
        hosts,
        List.of("en"),
        new Branding("#000000", palette, palette),
        List.of(),
        Set.of(),
        Set.of());
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    return all().stream().filter(each -> each.hosts().contains(host)).findFirst();
  }

  @Override
  public Optional<Tenant> byId(TenantId id) {
    return all().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Tenant> byKey(String key) {
    return all().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  @Override
  public List<Tenant> all() {
    return List.of(ACME, NORTHWIND);
  }
}
