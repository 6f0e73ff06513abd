package org.wellbundle.core.tenancy.definition;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.PasswordProfile;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;

/**
 * A tenant as its folder describes it, before it has a number.
 *
 * @param logo null when the folder has none
 * @param passwordProfile {@code seed} or {@code nist}
 * @param privacyFloor the smallest group a report may show
 * @param texts texts by language that replace the portal's own
 */
public record TenantDefinition(
    String key,
    Map<String, String> names,
    List<String> hosts,
    List<String> languages,
    Branding branding,
    @Nullable Logo logo,
    List<SupportRoute> support,
    Set<String> providers,
    Set<String> modules,
    String passwordProfile,
    int privacyFloor,
    Map<String, Map<String, String>> texts) {

  /** The tenant others see, nothing switched. */
  public Tenant numbered(TenantId id) {
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
        passwordProfile.equals("nist") ? PasswordProfile.NIST : PasswordProfile.SEED,
        Tenant.Switches.NONE);
  }
}
