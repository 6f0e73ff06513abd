package org.wellbundle.platform.http.internal.edge;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Principal.Credential;
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
  public static final String LOCKED = "secret-of-alex-locked";
  public static final String OPERATORS = "secret-of-operator";
  public static final String TOKEN = "bearer-of-alex";
  public static final String NARROW = "bearer-for-reading-links";
  public static final Tenant ACME = tenant(1, "acme", "en", "de");

  /** Here the module {@code extras} is switched off. */
  public static final Tenant NORTHWIND =
      tenant(2, "northwind", "de").with(new Tenant.Switches(Map.of("extras", false), Map.of()));

  public static final Principal ALEX = alex("session-1");

  private static final Principal OPERATOR =
      new Principal(
          TenantId.PLATFORM,
          new AccountId(1),
          new ProfileId(1),
          Set.of(new ProfileId(1)),
          Set.of(Role.OPERATOR),
          Locale.ENGLISH,
          ZoneId.of("UTC"),
          "session-o",
          "token-of-operator");

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

  /** Alex in several ways: the app lock closed, with a token, with a token for reading links. */
  public static Sessions sessions() {
    return new Sessions() {
      @Override
      public Optional<Principal> find(TenantId tenant, String secret) {
        if (tenant.equals(TenantId.PLATFORM)) {
          return secret.equals(OPERATORS) ? Optional.of(OPERATOR) : Optional.empty();
        }
        if (!tenant.equals(ACME.id())) {
          return Optional.empty();
        }
        return switch (secret) {
          case SECRET -> Optional.of(ALEX);
          case LOCKED -> Optional.of(with(ALEX.permissions(), Credential.COOKIE, true));
          default -> Optional.empty();
        };
      }

      @Override
      public Optional<Principal> findBearer(TenantId tenant, String token) {
        if (!tenant.equals(ACME.id())) {
          return Optional.empty();
        }
        return switch (token) {
          case TOKEN -> Optional.of(with(ALEX.permissions(), Credential.BEARER, false));
          case NARROW -> Optional.of(with(Set.of(Permission.LINK_READ), Credential.BEARER, false));
          default -> Optional.empty();
        };
      }
    };
  }

  private static Principal with(Set<Permission> permissions, Credential credential, boolean lock) {
    return new Principal(
        ACME.id(),
        ALEX.account(),
        ALEX.mainProfile(),
        ALEX.profiles(),
        ALEX.roles(),
        ALEX.locale(),
        ALEX.timeZone(),
        ALEX.sessionId(),
        ALEX.csrfToken(),
        permissions,
        credential,
        lock);
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
