package org.wellbundle.core.consent.internal.http;

import java.time.ZoneId;
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

/** Whoever calls now. */
final class Caller implements CurrentRequest {
  static final TenantId ACME = new TenantId(1);
  static final TenantId NORTHWIND = new TenantId(2);
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId KIM = new AccountId(1001);

  TenantId tenant = ACME;
  AccountId account = ALEX;
  Locale locale = Locale.ENGLISH;

  @Override
  public Principal principal() {
    ProfileId profile = new ProfileId(account.value());
    return new Principal(
        tenant,
        account,
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        locale,
        ZoneId.of("Europe/Berlin"),
        "session",
        "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public Tenant tenant() {
    throw new UnsupportedOperationException();
  }

  @Override
  public String correlationId() {
    return "corr-1";
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String origin() {
    return "http://acme.localhost";
  }
}
