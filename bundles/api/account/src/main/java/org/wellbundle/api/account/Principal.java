package org.wellbundle.api.account;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.wellbundle.api.tenant.TenantId;

/**
 * Who makes a request, as the session or the bearer token tells.
 *
 * @param sessionId public id of the session, not its secret
 * @param csrfToken what a state-changing call with a session cookie must send back
 * @param mainProfile the profile data calls mean when they name none
 * @param permissions what this caller may do: what the roles hold, cut down to the token's scopes
 * @param credential how the caller showed who it is
 * @param locked true while the session's app lock is closed
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
    String csrfToken,
    Set<Permission> permissions,
    Credential credential,
    boolean locked) {

  /** How a caller shows who it is. */
  public enum Credential {
    COOKIE,
    BEARER
  }

  public Principal {
    profiles = Set.copyOf(profiles);
    roles = Set.copyOf(roles);
    permissions = Set.copyOf(permissions);
  }

  /** With a session cookie, unlocked, and all that the roles hold. */
  public Principal(
      TenantId tenant,
      AccountId account,
      ProfileId mainProfile,
      Set<ProfileId> profiles,
      Set<Role> roles,
      Locale locale,
      ZoneId timeZone,
      String sessionId,
      String csrfToken) {
    this(
        tenant,
        account,
        mainProfile,
        profiles,
        roles,
        locale,
        timeZone,
        sessionId,
        csrfToken,
        Permissions.of(roles),
        Credential.COOKIE,
        false);
  }

  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
