package org.wellbundle.api.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.wellbundle.api.tenant.TenantId;

/**
 * Who makes a request, as the session tells.
 *
 * @param sessionId public id of the session, not its secret
 * @param csrfToken what a state-changing call must send back
 * @param mainProfile the profile data calls mean when they name none
 */
public record Principal(
    TenantId tenant,
    AccountId account,
    ProfileId mainProfile,
    Set<ProfileId> profiles,
    Set<Role> roles,
    Locale locale,
    ZoneId timeZone,
    String sessionId,
    String csrfToken) {
  public Principal {
    profiles = Set.copyOf(profiles);
    roles = Set.copyOf(roles);
  }
}
