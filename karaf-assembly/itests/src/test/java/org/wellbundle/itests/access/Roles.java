package org.wellbundle.itests.access;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which role may what, written down a second time: the service's own table isn't asked. */
final class Roles {
  private static final Set<String> EVERYBODY =
      Set.of(
          "account:read",
          "account:write",
          "account:security",
          "inbox:read",
          "inbox:write",
          "support:ask");

  static final Map<String, Set<String>> TABLE =
      Map.of(
          "member",
          Set.of(
              "link:read",
              "link:write",
              "measurements:read",
              "measurements:write",
              "privacy:read",
              "privacy:write",
              "challenges:join"),
          "challengeOrganiser",
          Set.of("challenges:organise"),
          "programmeManager",
          Set.of("challenges:organise", "roster:manage", "reports:read"),
          "owner",
          Set.of("challenges:organise", "roster:manage", "reports:read", "tenant:manage"),
          "supportAgent",
          Set.of("support:assist"),
          "privacyOfficer",
          Set.of("privacy:oversee"),
          "operator",
          Set.of("operation:read", "operation:write"));

  /** All that need no sign-in. Whoever opens another one to the world says so here. */
  static final Set<String> OPEN =
      Set.of(
          "GET /notifications/unsubscribe",
          "POST /notifications/unsubscribe",
          "POST /password/forgotten",
          "POST /password/reset",
          "POST /privacy/reactivation/by-mail",
          "GET /password/rules",
          "POST /session",
          "POST /setup/operator",
          "GET /tenant",
          "POST /tokens",
          "POST /tokens/refresh");

  /** All that a locked session may still do. */
  static final Set<String> WHILE_LOCKED =
      Set.of("GET /session", "DELETE /session", "POST /lock/open", "POST /lock/close");

  private static final Set<String> RUN_THE_PROGRAMME = Set.of("programmeManager", "owner");

  /** What shows a member's name and address to somebody else, whose task it is to look. */
  private static final Map<String, Set<String>> LOOKS =
      Map.of(
          "POST /support/lookups",
          Set.of("supportAgent"),
          "GET /people",
          RUN_THE_PROGRAMME,
          "PUT /people/{id}/roles",
          RUN_THE_PROGRAMME,
          "DELETE /people/{id}/sessions",
          Set.of("owner"));

  private Roles() {}

  /** Whether the role is to see whom it looks at, and nothing of what he or she wrote. */
  static boolean looks(String role, String operation) {
    return LOOKS.getOrDefault(operation, Set.of()).contains(role);
  }

  /** All permissions there are. */
  static Set<String> scopes() {
    Set<String> scopes = new TreeSet<>(EVERYBODY);
    TABLE.values().forEach(scopes::addAll);
    return scopes;
  }

  static boolean may(String role, String permission) {
    return EVERYBODY.contains(permission)
        || TABLE.getOrDefault(role, Set.of()).contains(permission);
  }
}
