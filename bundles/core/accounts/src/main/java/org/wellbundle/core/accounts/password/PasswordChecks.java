package org.wellbundle.core.accounts.password;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.tenant.PasswordProfile;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** The password policy of a tenant, with the words nobody there should use. */
public final class PasswordChecks {
  private final PasswordPolicy policy = new PasswordPolicy();
  private final TenantDirectory tenants;

  public PasswordChecks(TenantDirectory tenants) {
    this.tenants = tenants;
  }

  public Optional<Objection> objection(
      TenantId tenant, String password, String email, String displayName) {
    Optional<Tenant> known = tenants.byId(tenant);
    List<String> context = new ArrayList<>(List.of("wellbundle", email, displayName));
    known.ifPresent(
        one -> {
          context.add(one.key());
          context.addAll(one.names().values());
        });
    return policy.objection(profile(tenant), password, context);
  }

  public PasswordProfile profile(TenantId tenant) {
    return tenants.byId(tenant).map(Tenant::passwords).orElse(PasswordProfile.SEED);
  }
}
