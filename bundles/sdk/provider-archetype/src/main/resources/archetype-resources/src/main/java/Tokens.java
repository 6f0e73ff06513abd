package ${package};

import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.api.provider.Json;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.TokenHooks;

/** What the token call wants beside the grant, and how it refuses. */
final class Tokens implements TokenHooks {

  /** Nothing beside the platform's own fields; a signature or an action verb would stand here. */
  @Override
  public Map<String, String> parameters(GrantType grant, ProviderContext context) {
    return Map.of();
  }

  @Override
  public Optional<Failure> refusal(GrantType grant, int httpStatus, Json answer) {
    if (httpStatus == 429 || httpStatus >= 500) {
      return Optional.of(new TryAgain(VendorProvider.ID + ".token-status-" + httpStatus));
    }
    if (httpStatus != 200) {
      // only a refused grant ends a member's link; a wrong secret is the operator's to mend
      return Optional.of(
          answer.get("error").text().orElse("").equals("invalid_grant")
              ? new AuthorizationLost(VendorProvider.ID + ".grant-refused")
              : new Broken(VendorProvider.ID + ".client-refused"));
    }
    return answer.get("access_token").isPresent()
        ? Optional.empty()
        : Optional.of(new TryAgain(VendorProvider.ID + ".no-token"));
  }
}
