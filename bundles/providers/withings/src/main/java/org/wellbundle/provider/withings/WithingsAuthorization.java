package org.wellbundle.provider.withings;

import java.util.List;
import java.util.Map;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.AuthorizationPlan.TokenAnswer;
import org.wellbundle.api.provider.TokenHooks;

/**
 * How a member allows access at Withings. No proof keys are offered, scopes are separated by
 * commas, and nothing forces the consent page to show again. Nothing is asked for that isn't used:
 * {@code user.sleepevents}, getting in and out of bed as it happens, brings no data.
 */
final class WithingsAuthorization {
  private static final TokenAnswer TOKEN_ANSWER =
      new TokenAnswer(
          "/body/access_token",
          "/body/refresh_token",
          "/body/expires_in",
          "/body/scope",
          "/body/userid");

  private WithingsAuthorization() {}

  static AuthorizationPlan plan(WithingsSettings settings, TokenHooks hooks) {
    return new AuthorizationPlan(
        settings.authorizeUrl(),
        settings.tokenUrl(),
        settings.clientId(),
        List.of(Scopes.INFO, Scopes.METRICS, Scopes.ACTIVITY),
        ",",
        false,
        Map.of(),
        TOKEN_ANSWER,
        hooks);
  }
}
