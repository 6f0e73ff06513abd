package org.wellbundle.core.measurements.internal;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.CurrentRequest;

/** The request of a member in Berlin, in German, with one profile. */
public record SignedIn(int tenantNumber, long profile) implements CurrentRequest {
  @Override
  public Tenant tenant() {
    throw new UnsupportedOperationException("not asked for here");
  }

  @Override
  public Principal principal() {
    ProfileId main = new ProfileId(profile);
    return new Principal(
        new TenantId(tenantNumber),
        new AccountId(profile),
        main,
        Set.of(main),
        Set.of(Role.MEMBER),
        Locale.GERMANY,
        Given.BERLIN,
        "session",
        "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public String correlationId() {
    return "correlation";
  }

  @Override
  public Locale locale() {
    return Locale.GERMANY;
  }

  @Override
  public String origin() {
    return "http://acme.localhost:8181";
  }
}
