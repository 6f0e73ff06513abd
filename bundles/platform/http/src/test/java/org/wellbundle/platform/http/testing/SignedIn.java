package org.wellbundle.platform.http.testing;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.CurrentRequest;

/**
 * The request of somebody who is signed in: at one of {@link TwoTenants} unless others are given,
 * or as an operator at the platform. The main profile has the account's number.
 */
public class SignedIn implements CurrentRequest {
  private final TenantDirectory tenants;
  public TenantId tenant = TwoTenants.ACME;
  public AccountId account = new AccountId(1000);
  public Set<Role> roles = Set.of(Role.MEMBER);
  public Locale locale = Locale.ENGLISH;
  public ZoneId timeZone = ZoneId.of("Europe/Berlin");

  public SignedIn() {
    this(new TwoTenants());
  }

  public SignedIn(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  /** From now on somebody else, or elsewhere. */
  public SignedIn as(TenantId otherTenant, AccountId otherAccount) {
    tenant = otherTenant;
    account = otherAccount;
    return this;
  }

  /** From now on an operator at the platform. */
  public SignedIn asOperator(AccountId operator) {
    roles = Set.of(Role.OPERATOR);
    return as(TenantId.PLATFORM, operator);
  }

  @Override
  public Tenant tenant() {
    return tenants.byId(tenant).orElseThrow();
  }

  @Override
  public TenantId tenantId() {
    return tenant;
  }

  @Override
  public Principal principal() {
    ProfileId profile = new ProfileId(account.value());
    return new Principal(
        tenant, account, profile, Set.of(profile), roles, locale, timeZone, "session", "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public String correlationId() {
    return "corr";
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String origin() {
    return "http://acme.localhost:8181";
  }
}
