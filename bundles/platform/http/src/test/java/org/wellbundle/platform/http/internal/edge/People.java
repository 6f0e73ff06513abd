package org.wellbundle.platform.http.internal.edge;

import java.time.ZoneId;
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
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.Sessions;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;

/** Two employers, and a member of the first who is signed in with the cookie {@link #SECRET}. */
public final class People {
  public static final String SECRET = "secret-of-alex";
  public static final String LOCKED = "secret-of-alex-locked";
  public static final String OPERATORS = "secret-of-operator";
  public static final String TOKEN = "bearer-of-alex";
  public static final String NARROW = "bearer-for-reading-links";
  public static final Tenant ACME = TestTenant.of(TwoTenants.ACME, "acme").build();

  /** Here the module {@code extras} is switched off. */
  public static final Tenant NORTHWIND =
      TestTenant.of(TwoTenants.NORTHWIND, "northwind")
          .languages("de")
          .build()
          .with(new Tenant.Switches(Map.of("extras", false), Map.of()));

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
    return new Neighbours(new TwoTenants(ACME, NORTHWIND), sessions());
  }
}
