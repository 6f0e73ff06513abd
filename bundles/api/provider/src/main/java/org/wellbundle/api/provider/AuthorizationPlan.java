package org.wellbundle.api.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * OAuth 2 authorization code grant, as data.
 *
 * @param authorizeUrl the vendor's authorize page
 * @param tokenUrl where codes and refresh tokens are exchanged
 * @param clientId the app registration's id
 * @param scopes what is asked for
 * @param scopeSeparator {@code " "} by the standard; some vendors want a comma
 * @param pkce whether the vendor supports proof keys (S256)
 * @param authorizeParameters added to the authorize address
 * @param tokenAnswer where the parts of the token answer are
 * @param tokenHooks the vendor's quirks of the token call
 */
public record AuthorizationPlan(
    URI authorizeUrl,
    URI tokenUrl,
    String clientId,
    List<String> scopes,
    String scopeSeparator,
    boolean pkce,
    Map<String, String> authorizeParameters,
    TokenAnswer tokenAnswer,
    TokenHooks tokenHooks) {
  public AuthorizationPlan {
    scopes = List.copyOf(scopes);
    authorizeParameters = Map.copyOf(authorizeParameters);
  }

  /**
   * JSON pointers (RFC 6901) into the token answer.
   *
   * @param userId the vendor's user id; an answer may hold it as a number or a string
   */
  public record TokenAnswer(
      String accessToken, String refreshToken, String expiresIn, String scope, String userId) {}
}
