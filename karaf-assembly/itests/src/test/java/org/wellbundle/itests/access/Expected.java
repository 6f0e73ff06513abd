package org.wellbundle.itests.access;

import java.util.Set;
import org.wellbundle.itests.access.Caller.Standing;
import org.wellbundle.testing.Portal;

/**
 * What an operation must answer a caller.
 *
 * @param statuses empty for: any but failures
 * @param codes empty for: whatever the operation itself says, as long as it is no refusal of access
 * @param found whether what the call names must be there for this caller
 */
record Expected(Set<Integer> statuses, Set<String> codes, boolean found) {
  private static final Expected ADMITTED = new Expected(Set.of(), Set.of(), false);

  /** Nobody else would be refused anything if this one weren't there. */
  private static final Expected FOUND = new Expected(Set.of(), Set.of(), true);

  /** Told about something of one's own only: others don't learn whether there is one. */
  private static final String NO_PICTURE = "picture.none";

  /** Codes of the one place that checks access. */
  private static final Set<String> REFUSALS =
      Set.of(
          "session.required",
          "session.locked",
          "permission.missing",
          "permission.undeclared",
          "scope.insufficient",
          "csrf.missing",
          "csrf.invalid");

  static Expected of(Operation operation, Caller caller) {
    boolean signsIn = operation.name().equals("POST /session");
    if (caller.standing() == Standing.WITHOUT_CSRF_TOKEN && !operation.safe() && !signsIn) {
      return refused(403, "csrf.missing");
    }
    if (!operation.servedOn(caller.platform())) {
      return refused(404, "not-found");
    }
    if (!operation.session()) {
      return ADMITTED;
    }
    boolean bearer = caller.standing() == Standing.WRONG_SCOPE;
    if (caller.standing() == Standing.STRANGER) {
      return refused(401, "session.required");
    }
    if (bearer && !operation.bearer()) {
      return refused(403, "scope.insufficient");
    }
    if (caller.standing() == Standing.LOCKED && !Roles.WHILE_LOCKED.contains(operation.name())) {
      return refused(423, "session.locked");
    }
    String permission = operation.permission();
    if (permission != null && !Roles.may(caller.role(), permission)) {
      return refused(403, "permission.missing");
    }
    if (permission != null && bearer) {
      return refused(403, "scope.insufficient");
    }
    if (caller.standing() == Standing.SIGNED_IN
        && operation.namesSomebodysOwn()
        && !caller.looksAfter(operation)) {
      return new Expected(Set.of(403, 404), Set.of(), false);
    }
    return caller.standing() == Standing.OWNER && operation.namesSomebodysOwn() ? FOUND : ADMITTED;
  }

  private static Expected refused(int status, String code) {
    return new Expected(Set.of(status), Set.of(code), false);
  }

  /** What is wrong with an answer; empty when nothing is. */
  String objection(Portal.Answer answer) {
    if (answer.status() >= 500) {
      return "failed";
    }
    String code = answer.json().path("code").asText();
    if (answer.status() >= 400) {
      String type = answer.headers().getOrDefault("content-type", "");
      if (!type.startsWith("application/problem+json")
          || code.isEmpty()
          || answer.json().path("status").asInt() != answer.status()) {
        return "no problem+json";
      }
    }
    if (statuses.isEmpty()) {
      boolean missing = found && answer.status() == 404 && !code.equals(NO_PICTURE);
      return REFUSALS.contains(code) || missing ? "refused" : "";
    }
    boolean right = statuses.contains(answer.status());
    return right && (codes.isEmpty() ? isReticent(code) : codes.contains(code))
        ? ""
        : "expected " + statuses + " " + codes;
  }

  /** Says neither that the caller is shut out altogether, nor anything about what is there. */
  private static boolean isReticent(String code) {
    return !REFUSALS.contains(code) && !code.equals(NO_PICTURE);
  }
}
