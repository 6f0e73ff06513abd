package org.wellbundle.api.account;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a call of the HTTP interface may need. Every resource method names one, see {@link
 * RequiresPermission}; {@link Permissions} says which role holds which. The wire names are the
 * scopes of bearer tokens too.
 */
public enum Permission {
  /** One's own account, profiles, preferences. */
  ACCOUNT_READ("account:read", Host.BOTH),
  ACCOUNT_WRITE("account:write", Host.BOTH),
  /** Password, sessions, passcode: what decides who gets in. */
  ACCOUNT_SECURITY("account:security", Host.BOTH),

  LINK_READ("link:read", Host.TENANT),
  LINK_WRITE("link:write", Host.TENANT),
  MEASUREMENTS_READ("measurements:read", Host.TENANT),
  MEASUREMENTS_WRITE("measurements:write", Host.TENANT),

  /** One's own consents, access log, archive, deletion. */
  PRIVACY_READ("privacy:read", Host.TENANT),
  PRIVACY_WRITE("privacy:write", Host.TENANT),

  /** One's own in-app inbox and what is sent where. */
  INBOX_READ("inbox:read", Host.TENANT),
  INBOX_WRITE("inbox:write", Host.TENANT),

  /** Asking for help. */
  SUPPORT_ASK("support:ask", Host.TENANT),
  /** Seeing the state of a member's link and acting on the member's request. */
  SUPPORT_ASSIST("support:assist", Host.TENANT),

  CHALLENGES_JOIN("challenges:join", Host.TENANT),
  CHALLENGES_ORGANISE("challenges:organise", Host.TENANT),

  ROSTER_MANAGE("roster:manage", Host.TENANT),
  REPORTS_READ("reports:read", Host.TENANT),
  /** Who in the tenant has which role; what the tenant's portal offers. */
  TENANT_MANAGE("tenant:manage", Host.TENANT),
  /** The tenant's duties towards its members' privacy: notices, objections, audit. */
  PRIVACY_OVERSEE("privacy:oversee", Host.TENANT),

  OPERATION_READ("operation:read", Host.PLATFORM),
  OPERATION_WRITE("operation:write", Host.PLATFORM);

  /** Where calls that need a permission are answered. */
  public enum Host {
    TENANT,
    PLATFORM,
    BOTH;

    public boolean serves(boolean platform) {
      return this == BOTH || (this == PLATFORM) == platform;
    }
  }

  private final String wireName;
  private final Host host;

  Permission(String wireName, Host host) {
    this.wireName = wireName;
    this.host = host;
  }

  public String wireName() {
    return wireName;
  }

  public Host host() {
    return host;
  }

  public static Optional<Permission> ofWireName(String name) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(name)).findFirst();
  }
}
