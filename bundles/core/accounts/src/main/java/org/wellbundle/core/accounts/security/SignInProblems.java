package org.wellbundle.core.accounts.security;

import java.time.Duration;
import java.util.Map;
import org.wellbundle.core.accounts.password.Objection;
import org.wellbundle.platform.http.Problem;

/** Refusals of this bundle's resources. */
public final class SignInProblems {
  private SignInProblems() {}

  public static Problem incomplete() {
    return new Problem(400, "session.incomplete", "Enter your e-mail address and your password.");
  }

  public static Problem refused() {
    return new Problem(
        401,
        "session.refused",
        "E-mail address and password don't match an account here. Check both and try again.");
  }

  public static Problem disabled() {
    return new Problem(
        403,
        "account.disabled",
        "This account is switched off. Ask the person who runs the programme.");
  }

  public static Problem wait(Duration time) {
    long seconds = Math.max(1, time.toSeconds());
    String words = seconds < 90 ? seconds + " seconds" : Math.round(seconds / 60.0) + " minutes";
    return new Problem(
        429,
        "session.too-many-attempts",
        "Too many attempts. Wait " + words + ", then try again.",
        Map.of("retryAfter", (int) seconds));
  }

  public static Problem of(Objection objection) {
    return new Problem(422, objection.code(), objection.sentence());
  }

  public static Problem malformed(String field) {
    return new Problem(
        400,
        "request.malformed",
        "The field " + field + " is missing or has a value of the wrong kind.",
        Map.of("field", field));
  }
}
