package org.wellbundle.provider.garmin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.provider.AuthorizationPlan;
import org.wellbundle.api.provider.AuthorizationPlan.ClientSecret;
import org.wellbundle.api.provider.AuthorizationPlan.TokenAnswer;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.TokenHooks;

/**
 * OAuth 2 with proof keys. Garmin's own page asks what may be read, so no scope is asked for, and
 * the scope of the token answer isn't about data.
 */
final class GarminAuthorization implements TokenHooks {
  private GarminAuthorization() {}

  static AuthorizationPlan plan(GarminSettings settings) {
    return new AuthorizationPlan(
        settings.authorizeUrl(),
        settings.tokenUrl(),
        settings.clientId(),
        List.of(),
        " ",
        true,
        Map.of(),
        new TokenAnswer("/access_token", "/refresh_token", "/expires_in", "", ""),
        new GarminAuthorization(),
        new ClientSecret(settings.clientSecret(), ClientSecret.Place.FORM));
  }

  @Override
  public Map<String, String> parameters(GrantType grant, ProviderContext context) {
    return Map.of();
  }

  @Override
  public Optional<Failure> refusal(GrantType grant, int status, Json answer) {
    String error = answer.get("error").text().orElse("");
    if (status == 200 && answer.get("access_token").isText()) {
      return Optional.empty();
    }
    String reason = "garmin.token-" + status;
    if (error.equals("invalid_grant")) {
      return Optional.of(new AuthorizationLost("garmin.token-refused"));
    }
    return Optional.of(status == 429 || status >= 500 ? new TryAgain(reason) : new Broken(reason));
  }
}
