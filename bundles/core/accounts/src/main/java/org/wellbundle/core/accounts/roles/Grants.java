package org.wellbundle.core.accounts.roles;

import java.util.EnumSet;
import java.util.Set;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;

/**
 * Which roles somebody may give and take. Nobody gives what would be more than he or she has:
 * whoever runs the programme names organisers of challenges, owners name everybody in the tenant.
 */
final class Grants {
  private static final Set<Role> BY_OWNERS = EnumSet.complementOf(EnumSet.of(Role.OPERATOR));
  private static final Set<Role> BY_MANAGERS = EnumSet.of(Role.CHALLENGE_ORGANISER);

  private Grants() {}

  static Set<Role> of(Principal who) {
    if (who.may(Permission.TENANT_MANAGE)) {
      return BY_OWNERS;
    }
    return who.may(Permission.ROSTER_MANAGE) ? BY_MANAGERS : Set.of();
  }

  /** In which role somebody gives roles. */
  static Role actingAs(Principal who) {
    return who.may(Permission.TENANT_MANAGE) ? Role.OWNER : Role.PROGRAMME_MANAGER;
  }
}
