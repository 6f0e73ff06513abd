package org.wellbundle.platform.http.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.PasswordProfile;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;

/** An invented employer: whatever isn't said is as plain as can be. */
public final class TestTenant {
  private static final Branding TEAL =
      new Branding(
          "#0f766e",
          new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef"),
          new Branding.Palette("#2dd4bf", "#06211d", "#5eead4", "#12302d"));

  private final TenantId id;
  private final String key;
  private Map<String, String> names;
  private List<String> hosts;
  private List<String> languages = List.of("en", "de");
  private Branding branding = TEAL;
  private List<SupportRoute> support = List.of();
  private Set<String> providers = Set.of();
  private Set<String> modules = Set.of();
  private PasswordProfile passwords = PasswordProfile.SEED;

  private TestTenant(TenantId id, String key) {
    this.id = id;
    this.key = key;
    names = Map.of("en", key);
    hosts = List.of(key + ".localhost");
  }

  public static TestTenant of(TenantId id, String key) {
    return new TestTenant(id, key);
  }

  public static TestTenant of(int id, String key) {
    return of(new TenantId(id), key);
  }

  public TestTenant names(Map<String, String> byLanguage) {
    names = byLanguage;
    return this;
  }

  public TestTenant hosts(String... all) {
    hosts = List.of(all);
    return this;
  }

  public TestTenant languages(String... all) {
    languages = List.of(all);
    return this;
  }

  public TestTenant branding(Branding other) {
    branding = other;
    return this;
  }

  public TestTenant support(SupportRoute... routes) {
    support = List.of(routes);
    return this;
  }

  public TestTenant providers(String... offered) {
    providers = Set.of(offered);
    return this;
  }

  public TestTenant modules(String... enabled) {
    modules = Set.of(enabled);
    return this;
  }

  public TestTenant passwords(PasswordProfile profile) {
    passwords = profile;
    return this;
  }

  public Tenant build() {
    return new Tenant(
        id,
        key,
        names,
        hosts,
        languages,
        branding,
        support,
        providers,
        modules,
        passwords,
        Tenant.Switches.NONE);
  }
}
