package org.wellbundle.core.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** Signing in and out. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final Accounts accounts;
  private final CurrentRequest current;
  private final Cookies cookies;
  private final EventStreams streams;

  SessionResource(
      Accounts accounts, CurrentRequest current, Cookies cookies, EventStreams streams) {
    this.accounts = accounts;
    this.current = current;
    this.cookies = cookies;
    this.streams = streams;
  }

  /** What a person types in. */
  public record Credentials(@Nullable String email, @Nullable String password) {
    @Override
    public String toString() {
      return "Credentials[hidden]";
    }
  }

  @POST
  @Anonymous
  public Response signIn(
      Credentials credentials,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    String email = credentials == null ? null : credentials.email();
    String password = credentials == null ? null : credentials.password();
    if (email == null || email.isBlank() || password == null || password.isEmpty()) {
      throw new Problem(400, "session.incomplete", "Enter your e-mail address and your password.");
    }
    if (password.length() > PasswordRules.MAX_LENGTH) {
      throw refused();
    }
    Accounts.SignedIn signedIn =
        accounts
            .signIn(current.tenant().id(), email.strip(), password)
            .orElseThrow(SessionResource::refused);
    cookies.write(
        request,
        response,
        Cookies.SESSION,
        signedIn.session().secret(),
        SessionRepository.LIFETIME);
    return Response.status(Response.Status.CREATED)
        .entity(
            Map.of(
                "account", AccountJson.of(signedIn.account()),
                "csrfToken", signedIn.session().csrfToken()))
        .build();
  }

  @GET
  public Map<String, Object> read() {
    return Map.of("csrfToken", current.principal().csrfToken());
  }

  @DELETE
  public Response signOut(
      @Context HttpServletRequest request, @Context HttpServletResponse response) {
    Principal principal = current.principal();
    accounts.signOut(principal);
    cookies.clear(request, response, Cookies.SESSION);
    streams.tell(
        principal.tenant(),
        principal.account(),
        "session-ended",
        Map.of("session", principal.sessionId()));
    return Response.noContent().build();
  }

  private static Problem refused() {
    return new Problem(
        401,
        "session.refused",
        "E-mail address and password don't match an account here. Check both and try again.");
  }
}
