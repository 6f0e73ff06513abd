package org.wellbundle.operations.commands;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Two invented employers, 1 and 2. */
final class TwoTenants implements TenantDirectory {
  private static Tenant tenant(int id, String key) {
    Branding.Palette palette = new Branding.Palette("#000", "#fff", "#000", "#eee");
    return new Tenant(
        new TenantId(id),
        key,
        Map.of("en", key),
        List.of(key + ".localhost"),
        List.of("en"),
        new Branding("#000", palette, palette),
        List.of(),
        Set.of(),
        Set.of());
  }

  @Override
  public Optional<Tenant> byHost(String host) {
    return Optional.empty();
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
    return List.of(tenant(1, "acme"), tenant(2, "northwind"));
  }
}
