package org.wellbundle.api.consent;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;

/**
 * Something that goes on record for good. Holds codes and ids only: never a measured value, a name,
 * an address or a token. Accounts are stored as pseudonyms that nobody can resolve once the
 * person's key is destroyed; so is the object's id.
 *
 * @param action stable code, area first, for example {@code link.changed} or {@code session.begun}
 * @param actor who did it
 * @param subject whose affair it is; null when it is nobody's in particular
 * @param object what it was done to; null when the subject says it all
 * @param details further codes, for example {@code from=LIVE}; no ids of people
 */
public record AuditEntry(
    String action,
    Actor actor,
    @Nullable AccountId subject,
    @Nullable ObjectRef object,
    Map<String, String> details,
    String correlationId) {
  public AuditEntry {
    details = Map.copyOf(details);
    if (!action.matches("[a-z][A-Za-z0-9]*(\\.[a-z][A-Za-z0-9-]*)+")) {
      throw new IllegalArgumentException("bad action " + action);
    }
  }

  /** An entry about what a person did in affairs of their own. */
  public static AuditEntry own(
      String action, AccountId member, Map<String, String> details, String correlationId) {
    return new AuditEntry(
        action, new Actor("member", member), member, null, details, correlationId);
  }

  /**
   * Who did something.
   *
   * @param role wire name of a role, or {@code system}, {@code vendor}, {@code nobody}
   * @param account null for the last three
   */
  public record Actor(String role, @Nullable AccountId account) {
    public static final Actor SYSTEM = new Actor("system", null);
    public static final Actor VENDOR = new Actor("vendor", null);

    /** Not signed in: a refused password, for example. */
    public static final Actor NOBODY = new Actor("nobody", null);
  }

  /**
   * What something was done to. With a subject the id is stored as a pseudonym of that subject,
   * without one as it is.
   */
  public record ObjectRef(String kind, String id) {}
}
