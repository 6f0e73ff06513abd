package org.wellbundle.core.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.testing.TestTenant;

class TenantRegistryTest {
  private final TenantRegistry registry = new TenantRegistry();

  @Test
  void findsATenantByHostKeyAndNumber() {
    Tenant harbor = tenant(3, "harbor", "well.harbor.example");

    assertThat(registry.put(entry(10, harbor))).isEmpty();

    assertThat(registry.byHost("WELL.harbor.example")).contains(harbor);
    assertThat(registry.byKey("harbor")).contains(harbor);
    assertThat(registry.byId(new TenantId(3))).contains(harbor);
    assertThat(registry.byHost("other.example")).isEmpty();
  }

  @Test
  void aTenantIsGoneWithItsBundle() {
    registry.put(entry(10, tenant(3, "harbor", "well.harbor.example")));

    registry.forget(10);

    assertThat(registry.byHost("well.harbor.example")).isEmpty();
    assertThat(registry.all()).isEmpty();
  }

  @Test
  void aHostHasOneOwnerAndTheRefusalNamesBoth() {
    registry.put(entry(10, tenant(3, "harbor", "well.example")));

    Optional<String> clash = registry.put(entry(11, tenant(4, "lagoon", "well.example")));

    assertThat(clash)
        .contains("host well.example of tenant \"lagoon\" already belongs to tenant \"harbor\"");
    assertThat(registry.byHost("well.example").map(Tenant::key)).contains("harbor");
    assertThat(registry.byKey("lagoon")).isEmpty();
    assertThat(registry.problems()).containsOnlyKeys(11L);
  }

  @Test
  void whoWasRefusedComesInOnceTheOwnerIsGone() {
    registry.put(entry(10, tenant(3, "harbor", "well.example")));
    registry.put(entry(11, tenant(4, "lagoon", "well.example")));

    registry.forget(10);

    assertThat(registry.byHost("well.example").map(Tenant::key)).contains("lagoon");
    assertThat(registry.problems()).isEmpty();
  }

  @Test
  void aLaterBundleNeverTakesATenantAway() {
    registry.put(entry(11, tenant(4, "lagoon", "new.example")));
    registry.put(entry(10, tenant(4, "lagoon", "old.example")));

    assertThat(registry.all()).hasSize(1);
    assertThat(registry.byHost("old.example")).isPresent();
    assertThat(registry.problems().get(11L)).contains("already provided by another bundle");
  }

  @Test
  void aBrokenBundleHarmsNobody() {
    registry.put(entry(10, tenant(3, "harbor", "well.example")));

    registry.refuse(11, "lagoon: tenant.yaml, line 3: \"hosts\" must be a list");

    assertThat(registry.all()).hasSize(1);
    assertThat(registry.problems()).containsOnlyKeys(11L);
    assertThat(new TenancyHealthCheck(registry).check().ok()).isFalse();
    registry.forget(11);
    assertThat(new TenancyHealthCheck(registry).check().ok()).isTrue();
  }

  private static TenantEntry entry(long source, Tenant tenant) {
    return new TenantEntry(source, tenant, null, Map.of(), (path, limit) -> Optional.empty());
  }

  static Tenant tenant(int id, String key, String... hosts) {
    return TestTenant.of(id, key).hosts(hosts).build();
  }
}
