package org.wellbundle.provider.garmin;

import java.time.Instant;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.ProviderClient.Answer;

/** What Garmin's statuses mean. */
final class Failures {
  static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int FORBIDDEN = 403;
  static final int CONFLICT = 409;
  static final int GONE = 410;
  static final int NOT_PERMITTED = 412;
  private static final int TOO_MANY = 429;
  private static final int SERVER_ERROR = 500;

  private Failures() {}

  static Failure of(Answer answer, String permission, Instant now) {
    String reason = "garmin.http-" + answer.status();
    return switch (answer.status()) {
      case UNAUTHORIZED -> new TokenRejected(reason);
      case FORBIDDEN, NOT_PERMITTED -> new ScopeMissing(permission, reason);
      case TOO_MANY -> new RateLimited(until(answer, now), reason);
      case BAD_REQUEST ->
          new Broken(answer.body().contains("PullToken") ? "garmin.pull-token" : reason);
      case GONE -> new Broken(reason);
      default -> answer.status() >= SERVER_ERROR ? new TryAgain(reason) : new Broken(reason);
    };
  }

  private static Instant until(Answer answer, Instant now) {
    Instant soonest = now.plusSeconds(1);
    Instant asked = answer.retryAfter(now).orElse(now.plus(Assumptions.WAIT));
    return asked.isBefore(soonest) ? soonest : asked;
  }
}
