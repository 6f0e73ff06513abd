package org.wellbundle.api.provider;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A vendor's quirks of the token call. Stored tokens are added by the platform after these hooks
 * ran.
 */
@ConsumerType
public interface TokenHooks {

  /**
   * Form fields to add to the token call: client authentication, signatures, an action verb. May
   * call the vendor (for a nonce) through the context's client.
   *
   * @throws ProviderCallException when such a call fails
   */
  Map<String, String> parameters(GrantType grant, ProviderContext context);

  /** Why the vendor refused, when the answer is a refusal; empty when it is a token answer. */
  Optional<FetchOutcome.Failure> refusal(GrantType grant, int httpStatus, Json answer);

  /**
   * The same with the whole answer, for vendors that say something in its headers. The platform
   * asks this one.
   *
   * @param body the answer's body, a missing value when it isn't JSON
   */
  default Optional<FetchOutcome.Failure> refusal(
      GrantType grant, ProviderClient.Answer answer, Json body) {
    return refusal(grant, answer.status(), body);
  }

  /** The grants the platform uses. */
  enum GrantType {
    AUTHORIZATION_CODE("authorization_code"),
    REFRESH_TOKEN("refresh_token");

    private final String wireName;

    GrantType(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }
}
