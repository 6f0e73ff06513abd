package org.wellbundle.core.accounts.token;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.core.accounts.session.DeviceWords;
import org.wellbundle.core.accounts.session.OpenSessions;
import org.wellbundle.core.accounts.signin.Credentials;
import org.wellbundle.core.accounts.signin.SignIn;
import org.wellbundle.core.accounts.signin.Turned;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/**
 * Bearer tokens for apps. Calls with one need no CSRF token, since no browser adds it by itself.
 */
@Path("/tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TokensResource {
  private final Tokens tokens;
  private final SignIn signIn;
  private final OpenSessions sessions;
  private final Lifetimes lifetimes;
  private final CurrentRequest current;

  public TokensResource(
      Tokens tokens,
      SignIn signIn,
      OpenSessions sessions,
      Lifetimes lifetimes,
      CurrentRequest current) {
    this.tokens = tokens;
    this.signIn = signIn;
    this.sessions = sessions;
    this.lifetimes = lifetimes;
    this.current = current;
  }

  /**
   * @param code of the second factor, when the account has one
   * @param scopes wire names of permissions; everything the account may do when missing
   * @param device what the member reads in the list of sessions, such as {@code Alex's phone}
   */
  public record TokenRequest(
      @Nullable String email,
      @Nullable String password,
      @Nullable String code,
      @Nullable List<String> scopes,
      @Nullable String device) {
    @Override
    public String toString() {
      return "TokenRequest[hidden]";
    }
  }

  /** The refresh token of the last answer. */
  public record RefreshRequest(@Nullable String refreshToken) {
    @Override
    public String toString() {
      return "RefreshRequest[hidden]";
    }
  }

  /**
   * @param expiresIn seconds the access token lasts
   * @param refreshToken good for one call; the answer holds the next
   */
  public record TokenView(
      String accessToken, String tokenType, long expiresIn, String refreshToken, String sessionId) {
    @Override
    public String toString() {
      return "TokenView[hidden]";
    }
  }

  @POST
  @Anonymous(Permission.Host.BOTH)
  @Answers(
      status = 201,
      body = TokenView.class,
      problems = {
        "400 session.incomplete",
        "401 session.refused",
        "401 session.code-required",
        "401 session.code-refused",
        "403 account.disabled",
        "422 scope.unknown",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public Response open(@Nullable TokenRequest wanted) {
    if (wanted == null) {
      throw SignInProblems.incomplete();
    }
    Credentials.Given given =
        new Credentials(wanted.email(), wanted.password(), wanted.code()).given();
    Set<Permission> scopes = scopes(wanted.scopes());
    SignIn.Outcome outcome =
        signIn.attempt(
            current.tenantId(),
            new SignIn.Attempt(
                given.email(),
                given.password(),
                given.code(),
                current.clientAddress(),
                null,
                current.correlationId()));
    if (outcome instanceof SignIn.Welcome welcome) {
      return tokens
          .open(
              current.tenantId(),
              welcome,
              DeviceWords.named(wanted.device()),
              scopes,
              current.correlationId())
          .map(this::created)
          .orElseThrow(SignInProblems::refused);
    }
    throw Turned.away(outcome);
  }

  @POST
  @Path("refresh")
  @Anonymous(Permission.Host.BOTH)
  @Answers(status = 201, body = TokenView.class, problems = "401 token.refused")
  public Response refresh(@Nullable RefreshRequest wanted) {
    String refresh = wanted == null ? null : wanted.refreshToken();
    if (refresh == null || refresh.length() > 200) {
      throw SignInProblems.malformed("refreshToken");
    }
    return tokens
        .refresh(current.tenantId(), refresh, current.correlationId())
        .map(this::created)
        .orElseThrow(
            () ->
                new Problem(
                    401, "token.refused", "This token is used up or has expired. Sign in again."));
  }

  /** Ends the session of the token this call is made with. */
  @DELETE
  @RequiresPermission(Permission.ACCOUNT_READ)
  @Answers(status = 204)
  public void end() {
    Principal who = current.principal();
    sessions.end(who, who.sessionId(), current.correlationId());
  }

  private Response created(Tokens.Issued issued) {
    return Response.status(Response.Status.CREATED)
        .entity(
            new TokenView(
                issued.pair().access(),
                "Bearer",
                lifetimes.access().toSeconds(),
                issued.pair().refresh(),
                issued.session()))
        .build();
  }

  private static @Nullable Set<Permission> scopes(@Nullable List<String> names) {
    if (names == null) {
      return null;
    }
    Set<Permission> scopes = new HashSet<>();
    for (String name : names) {
      scopes.add(
          Permission.ofWireName(String.valueOf(name))
              .orElseThrow(
                  () -> new Problem(422, "scope.unknown", "One of the scopes doesn't exist.")));
    }
    return scopes;
  }
}
