package org.wellbundle.provider.withings;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.TokenHooks;

/**
 * The token call of Withings: an action verb beside the grant, the app proved by a signature or its
 * secret, and refusals inside a 200.
 */
final class WithingsTokenHooks implements TokenHooks {
  private static final String ACTION = "requesttoken";

  private final WithingsSettings settings;
  private final SignedCalls signedCalls;
  private final Clock clock;

  WithingsTokenHooks(WithingsSettings settings, SignedCalls signedCalls, Clock clock) {
    this.settings = settings;
    this.signedCalls = signedCalls;
    this.clock = clock;
  }

  @Override
  public Map<String, String> parameters(GrantType grant, ProviderContext context) {
    if (settings.signTokenCalls()) {
      return signedCalls.sign(ACTION, context);
    }
    return Map.of(
        "action", ACTION,
        "client_id", settings.clientId(),
        "client_secret", settings.clientSecret());
  }

  @Override
  public Optional<Failure> refusal(GrantType grant, int httpStatus, Json answer) {
    if (httpStatus < 200 || httpStatus > 299) {
      return Optional.of(ofHttp(httpStatus));
    }
    OptionalLong status = answer.get("status").wholeNumber();
    if (status.isEmpty()) {
      return Optional.of(new TryAgain("withings.no-status"));
    }
    if (status.getAsLong() == 0) {
      return answer.at("/body/access_token").isPresent()
          ? Optional.empty()
          : Optional.of(new TryAgain("withings.no-token"));
    }
    String error = answer.get("error").text().orElse("").toLowerCase(Locale.ROOT);
    return Optional.of(
        Failures.ofTokenCall(status.getAsLong(), error, answer.get("body"), clock.instant()));
  }

  /** Here a 401 of the edge isn't about an access token: none was sent. */
  private Failure ofHttp(int status) {
    Failure failure = Failures.ofHttp(status, clock.instant());
    return failure instanceof TokenRejected ? new TryAgain(failure.reason()) : failure;
  }
}
