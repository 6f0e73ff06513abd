package org.wellbundle.provider.withings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderClient.Answer;

/** Turns refusals of the vendor into the SPI's outcomes. */
final class Failures {
  static final long INVALID_SIGNATURE = 342;
  static final long WRONG_NONCE = 343;
  static final long INVALID_PARAMETERS = 503;

  private static final int UNAUTHORIZED = 401;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final long DEFAULT_WAIT_SECONDS = 60;
  private static final long LONGEST_WAIT_SECONDS = 86_400;

  private Failures() {}

  /** An answer with an HTTP status other than 2xx, of the vendor's edge, which may say how long. */
  static Failure ofHttp(Answer answer, Instant now) {
    Instant soonest = now.plusSeconds(1);
    return answer.status() == TOO_MANY_REQUESTS
        ? answer
            .retryAfter(now)
            .<Failure>map(
                until ->
                    new RateLimited(
                        until.isBefore(soonest) ? soonest : until, httpReason(answer.status())))
            .orElseGet(() -> ofHttp(answer.status(), now))
        : ofHttp(answer.status(), now);
  }

  /** An HTTP status other than 2xx. It comes from the vendor's edge, so it tells little. */
  static Failure ofHttp(int status, Instant now) {
    String reason = httpReason(status);
    return switch (status) {
      case UNAUTHORIZED -> new TokenRejected(reason);
      case TOO_MANY_REQUESTS -> new RateLimited(now.plusSeconds(DEFAULT_WAIT_SECONDS), reason);
      default -> new TryAgain(reason);
    };
  }

  private static String httpReason(int status) {
    return "withings.http-" + status;
  }

  /**
   * A status of the envelope other than 0, on a call with the member's token.
   *
   * @param scope the scope the call needs, null when none
   */
  static Failure ofStatus(long status, Json body, @Nullable String scope, Instant now) {
    String reason = reason(status);
    return switch (StatusFamily.of(status)) {
      case AUTHENTICATION -> new TokenRejected(reason);
      case UNAUTHORIZED -> scope == null ? new Broken(reason) : new ScopeMissing(scope, reason);
      case RATE_LIMIT -> rateLimited(reason, body, now);
      case PARAMETERS, REFUSED, NOT_IMPLEMENTED -> new Broken(reason);
      case OK, TIMEOUT, BAD_STATE, ERROR -> new TryAgain(reason);
    };
  }

  /** A status of the envelope other than 0, on a call the app signed itself. */
  static Failure ofSignedCall(long status, Json body, Instant now) {
    if (status == INVALID_SIGNATURE || status == WRONG_NONCE) {
      return new TryAgain(reason(status)); // a new nonce helps, unless the secret is wrong
    }
    return StatusFamily.of(status) == StatusFamily.AUTHENTICATION
        ? new Broken(reason(status)) // there was no member's token to reject
        : ofStatus(status, body, null, now);
  }

  /** A status of the envelope other than 0, on the token call. */
  static Failure ofTokenCall(long status, String error, Json body, Instant now) {
    if (status == INVALID_PARAMETERS) {
      return blamesTheApp(error)
          ? new Broken("withings.client-refused")
          : new AuthorizationLost("withings.token-refused");
    }
    return StatusFamily.of(status) == StatusFamily.AUTHENTICATION
        ? new AuthorizationLost(reason(status))
        : ofSignedCall(status, body, now);
  }

  /** 503 stands for every invalid parameter; a wrong secret must not cost members their links. */
  private static boolean blamesTheApp(String error) {
    return error.contains("client") || error.contains("secret") || error.contains("signature");
  }

  static String reason(long status) {
    return "withings.status-" + status;
  }

  private static Failure rateLimited(String reason, Json body, Instant now) {
    long asked = body.get("wait_seconds").wholeNumber().orElse(DEFAULT_WAIT_SECONDS);
    long seconds = asked <= 0 ? DEFAULT_WAIT_SECONDS : Math.min(asked, LONGEST_WAIT_SECONDS);
    return new RateLimited(now.plusSeconds(seconds), reason);
  }
}
