package org.wellbundle.core.accounts.signin;

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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AllowedWhileLocked;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.core.accounts.guessing.KnownDevices;
import org.wellbundle.core.accounts.lock.AppLock;
import org.wellbundle.core.accounts.people.AccountJson;
import org.wellbundle.core.accounts.security.Lifetimes;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.security.SignInProblems;
import org.wellbundle.core.accounts.session.DeviceWords;
import org.wellbundle.core.accounts.session.OpenSessions;
import org.wellbundle.core.accounts.session.SessionRepository;
import org.wellbundle.platform.http.Anonymous;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.Cookies;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;

/** Signing in and out. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {
  private final SignIn signIn;
  private final OpenSessions sessions;
  private final AppLock lock;
  private final Lifetimes lifetimes;
  private final CurrentRequest current;
  private final Cookies cookies;
  private final EventStreams streams;

  public SessionResource(
      SignIn signIn,
      OpenSessions sessions,
      AppLock lock,
      Lifetimes lifetimes,
      CurrentRequest current,
      Cookies cookies,
      EventStreams streams) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.lock = lock;
    this.lifetimes = lifetimes;
    this.current = current;
    this.cookies = cookies;
    this.streams = streams;
  }

  /** A session just opened. */
  public record OpenedView(AccountJson account, String csrfToken) {}

  /**
   * The session of this call.
   *
   * @param locked its app lock is closed
   * @param lockAfterSeconds the app lock closes after so long without use; null without a passcode
   */
  public record SessionView(
      String id, String csrfToken, boolean locked, @Nullable Integer lockAfterSeconds) {}

  @POST
  @Anonymous(Permission.Host.BOTH)
  @Answers(
      status = 201,
      body = OpenedView.class,
      problems = {
        "400 session.incomplete",
        "401 session.refused",
        "401 session.code-required",
        "401 session.code-refused",
        "403 account.disabled",
        "429 session.too-many-attempts",
        "503 service.busy"
      })
  public Response signIn(
      @Nullable Credentials credentials,
      @Context HttpServletRequest request,
      @Context HttpServletResponse response) {
    if (credentials == null) {
      throw SignInProblems.incomplete();
    }
    Credentials.Given given = credentials.given();
    Optional<String> device = cookies.read(request, KnownDevices.COOKIE);
    SignIn.Outcome outcome =
        signIn.attempt(
            current.tenantId(),
            new SignIn.Attempt(
                given.email(),
                given.password(),
                given.code(),
                current.clientAddress(),
                device.orElse(null),
                current.correlationId()));
    if (outcome instanceof SignIn.Welcome welcome) {
      return open(welcome, device.orElseGet(() -> Secrets.random(24)), request, response);
    }
    throw Turned.away(outcome);
  }

  private Response open(
      SignIn.Welcome welcome,
      String device,
      HttpServletRequest request,
      HttpServletResponse response) {
    cookies
        .read(request, Cookies.SESSION)
        .ifPresent(old -> signIn.leave(current.tenantId(), old, current.correlationId()));
    SessionRepository.Opened opened =
        signIn
            .open(
                current.tenantId(),
                welcome,
                DeviceWords.of(request.getHeader("User-Agent")),
                device,
                current.correlationId())
            .orElseThrow(SignInProblems::refused);
    cookies.write(request, response, Cookies.SESSION, opened.secret(), lifetimes.longest());
    cookies.write(request, response, KnownDevices.COOKIE, device, KnownDevices.LIFETIME);
    return Response.status(Response.Status.CREATED)
        .entity(new OpenedView(AccountJson.of(welcome.account()), opened.csrfToken()))
        .build();
  }

  @GET
  @RequiresPermission(Permission.ACCOUNT_READ)
  @AllowedWhileLocked
  public SessionView read() {
    Principal principal = current.principal();
    return new SessionView(
        principal.sessionId(),
        principal.csrfToken(),
        principal.locked(),
        lock.lockAfterSeconds(principal).orElse(null));
  }

  @DELETE
  @RequiresPermission(Permission.ACCOUNT_READ)
  @AllowedWhileLocked
  @Answers(status = 204)
  public Response signOut(
      @Context HttpServletRequest request, @Context HttpServletResponse response) {
    Principal principal = current.principal();
    sessions.end(principal, principal.sessionId(), current.correlationId());
    cookies.clear(request, response, Cookies.SESSION);
    streams.tell(
        principal.tenant(),
        principal.account(),
        "session-ended",
        Map.of("session", principal.sessionId()));
    return Response.noContent().build();
  }
}
