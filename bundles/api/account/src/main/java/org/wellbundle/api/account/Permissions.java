package org.wellbundle.api.account;

import static org.wellbundle.api.account.Permission.ACCOUNT_READ;
import static org.wellbundle.api.account.Permission.ACCOUNT_SECURITY;
import static org.wellbundle.api.account.Permission.ACCOUNT_WRITE;
import static org.wellbundle.api.account.Permission.CHALLENGES_JOIN;
import static org.wellbundle.api.account.Permission.CHALLENGES_ORGANISE;
import static org.wellbundle.api.account.Permission.INBOX_READ;
import static org.wellbundle.api.account.Permission.INBOX_WRITE;
import static org.wellbundle.api.account.Permission.LINK_READ;
import static org.wellbundle.api.account.Permission.LINK_WRITE;
import static org.wellbundle.api.account.Permission.MEASUREMENTS_READ;
import static org.wellbundle.api.account.Permission.MEASUREMENTS_WRITE;
import static org.wellbundle.api.account.Permission.OPERATION_READ;
import static org.wellbundle.api.account.Permission.OPERATION_WRITE;
import static org.wellbundle.api.account.Permission.PRIVACY_OVERSEE;
import static org.wellbundle.api.account.Permission.PRIVACY_READ;
import static org.wellbundle.api.account.Permission.PRIVACY_WRITE;
import static org.wellbundle.api.account.Permission.REPORTS_READ;
import static org.wellbundle.api.account.Permission.ROSTER_MANAGE;
import static org.wellbundle.api.account.Permission.SUPPORT_ASK;
import static org.wellbundle.api.account.Permission.SUPPORT_ASSIST;
import static org.wellbundle.api.account.Permission.TENANT_MANAGE;

import java.util.EnumSet;
import java.util.Set;

/** Which role holds which permissions. The only place that says so. */
public final class Permissions {
  /** Whoever is signed in looks after his or her own account. */
  private static final Set<Permission> EVERYBODY =
      Set.of(ACCOUNT_READ, ACCOUNT_WRITE, ACCOUNT_SECURITY, INBOX_READ, INBOX_WRITE, SUPPORT_ASK);

  private Permissions() {}

  /** What the roles may do together. */
  public static Set<Permission> of(Set<Role> roles) {
    EnumSet<Permission> held = EnumSet.copyOf(EVERYBODY);
    roles.forEach(role -> held.addAll(of(role)));
    return Set.copyOf(held);
  }

  private static Set<Permission> of(Role role) {
    return switch (role) {
      case MEMBER ->
          Set.of(
              LINK_READ,
              LINK_WRITE,
              MEASUREMENTS_READ,
              MEASUREMENTS_WRITE,
              PRIVACY_READ,
              PRIVACY_WRITE,
              CHALLENGES_JOIN);
      case CHALLENGE_ORGANISER -> Set.of(CHALLENGES_ORGANISE);
      case PROGRAMME_MANAGER -> Set.of(CHALLENGES_ORGANISE, ROSTER_MANAGE, REPORTS_READ);
      case OWNER -> Set.of(CHALLENGES_ORGANISE, ROSTER_MANAGE, REPORTS_READ, TENANT_MANAGE);
      case SUPPORT_AGENT -> Set.of(SUPPORT_ASSIST);
      case PRIVACY_OFFICER -> Set.of(PRIVACY_OVERSEE);
      case OPERATOR -> Set.of(OPERATION_READ, OPERATION_WRITE);
    };
  }
}
