package org.wellbundle.core.accounts.session;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.http.Problem;

/** Where an account is signed in: browsers and apps. */
@Path("/sessions")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.ACCOUNT_SECURITY)
public final class SessionsResource {
  private final OpenSessions sessions;
  private final CurrentRequest current;
  private final EventStreams streams;

  public SessionsResource(OpenSessions sessions, CurrentRequest current, EventStreams streams) {
    this.sessions = sessions;
    this.current = current;
    this.streams = streams;
  }

  /** All of them; an account has a hundred at most. */
  public record ListView(List<SessionView> sessions) {}

  /**
   * @param kind {@code browser} or {@code app}
   * @param device browser or app in a few words, empty when unknown
   * @param current the session of this call
   */
  public record SessionView(
      String id,
      String kind,
      String device,
      OffsetDateTime signedInAt,
      OffsetDateTime lastUsedAt,
      boolean current) {}

  @GET
  public ListView list() {
    Principal who = current.principal();
    return new ListView(sessions.of(who).stream().map(row -> view(row, who)).toList());
  }

  private static SessionView view(SessionRow row, Principal who) {
    return new SessionView(
        row.publicId(),
        row.kind().name().toLowerCase(Locale.ROOT),
        row.device(),
        row.createdAt().atZone(who.timeZone()).toOffsetDateTime(),
        row.lastUsedAt().atZone(who.timeZone()).toOffsetDateTime(),
        row.publicId().equals(who.sessionId()));
  }

  /** Ends one. */
  @DELETE
  @Path("{id}")
  @Answers(status = 204, problems = "404 session.unknown")
  public void end(@PathParam("id") String id) {
    Principal who = current.principal();
    if (!sessions.end(who, id, current.correlationId())) {
      throw new Problem(404, "session.unknown", "This session has ended already.");
    }
    tellEnded(who, id);
  }

  /** Ends all but the session of this call. */
  @DELETE
  @Answers(status = 204)
  public void endOthers() {
    Principal who = current.principal();
    List<SessionRow> before = sessions.of(who);
    sessions.endOthers(who, current.correlationId());
    before.stream()
        .map(SessionRow::publicId)
        .filter(id -> !id.equals(who.sessionId()))
        .forEach(id -> tellEnded(who, id));
  }

  private void tellEnded(Principal who, String session) {
    streams.tell(who.tenant(), who.account(), "session-ended", Map.of("session", session));
  }
}
