package org.wellbundle.platform.http.internal.edge;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.Sessions;

/** Two employers, and a member of the first who is signed in with the cookie {@link #SECRET}. */
public final class People {
  public static final String SECRET = "secret-of-alex";
  public static final Tenant ACME = tenant(1, "acme", "en", "de");
  public static final Tenant NORTHWIND = tenant(2, "northwind", "de");
  public static final Principal ALEX = alex("session-1");

  private People() {}

  public static Principal alex(String session) {
    ProfileId profile = new ProfileId(11);
    return new Principal(
        ACME.id(),
        new AccountId(10),
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        Locale.forLanguageTag("de-AT"),
        ZoneId.of("Europe/Vienna"),
        session,
        "token-of-alex");
  }

  public static Sessions sessions() {
    return (tenant, secret) ->
        tenant.equals(ACME.id()) && secret.equals(SECRET) ? Optional.of(ALEX) : Optional.empty();
  }

  /** As the filter holds them. */
  public static Neighbours neighbours() {
    return new Neighbours(directory(), sessions());
  }

  private static TenantDirectory directory() {
    return new TenantDirectory() {
      @Override
      public Optional<Tenant> byHost(String host) {
        return all().stream().filter(tenant -> tenant.hosts().contains(host)).findFirst();
      }

      @Override
      public Optional<Tenant> byId(TenantId id) {
        return all().stream().filter(tenant -> tenant.id().equals(id)).findFirst();
      }

      @Override
      public Optional<Tenant> byKey(String key) {
        return all().stream().filter(tenant -> tenant.key().equals(key)).findFirst();
      }

      @Override
      public List<Tenant> all() {
        return List.of(ACME, NORTHWIND);
      }
    };
  }

  private static Tenant tenant(int id, String key, String... languages) {
    var palette = new Branding.Palette("#224466", "#ffffff", "#224466", "#eef2f6");
    return new Tenant(
        new TenantId(id),
        key,
        Map.of("en", key),
        List.of(key + ".localhost"),
        List.of(languages),
        new Branding("#224466", palette, palette),
        List.of(),
        Set.of(),
        Set.of());
  }
}
