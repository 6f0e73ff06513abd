package org.wellbundle.api.provider;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * OAuth 2 authorization code grant, as data.
 *
 * @param authorizeUrl the vendor's authorize page
 * @param tokenUrl where codes and refresh tokens are exchanged
 * @param clientId the app registration's id
 * @param scopes what is asked for; empty when the vendor's page asks, not we
 * @param scopeSeparator {@code " "} by the standard; some vendors want a comma
 * @param pkce whether the vendor supports proof keys (S256)
 * @param authorizeParameters added to the authorize address
 * @param tokenAnswer where the parts of the token answer are
 * @param tokenHooks the vendor's quirks of the token call
 * @param clientSecret how the app proves itself in the token call; null when the hooks do it
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
    TokenHooks tokenHooks,
    @Nullable ClientSecret clientSecret) {
  public AuthorizationPlan {
    scopes = List.copyOf(scopes);
    authorizeParameters = Map.copyOf(authorizeParameters);
  }

  /** A plan whose hooks prove the app. */
  public AuthorizationPlan(
      URI authorizeUrl,
      URI tokenUrl,
      String clientId,
      List<String> scopes,
      String scopeSeparator,
      boolean pkce,
      Map<String, String> authorizeParameters,
      TokenAnswer tokenAnswer,
      TokenHooks tokenHooks) {
    this(
        authorizeUrl,
        tokenUrl,
        clientId,
        scopes,
        scopeSeparator,
        pkce,
        authorizeParameters,
        tokenAnswer,
        tokenHooks,
        null);
  }

  /**
   * The app's secret, and where the token call carries it.
   *
   * @param place a form field {@code client_secret}, or, with the client id, the header {@code
   *     Authorization: Basic}
   */
  public record ClientSecret(String secret, Place place) {
    /** Where it is. */
    public enum Place {
      FORM,
      BASIC
    }

    @Override
    public String toString() {
      return "ClientSecret[hidden, " + place + "]";
    }
  }

  /**
   * JSON pointers (RFC 6901) into the token answer. An answer without a refresh token is one whose
   * access token is good until it expires.
   *
   * @param scope empty when the answer doesn't say which data was granted
   * @param userId the vendor's user id, empty when {@link WearableProvider#person} finds it out; an
   *     answer may hold it as a number or a string
   */
  public record TokenAnswer(
      String accessToken, String refreshToken, String expiresIn, String scope, String userId) {}
}
