package org.wellbundle.platform.http.internal.events;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.Principal;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.problem.Failures;

/** Opens event streams for signed-in browsers. No thread waits for one. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/api/v1/events",
      "osgi.http.whiteboard.servlet.name=events",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class EventsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /** Milliseconds a browser waits before it connects again. */
  private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.US_ASCII);

  /** A session that expires is noticed at the latest when its stream ends and comes again. */
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final transient CurrentRequest current;
  private final transient EventHub hub;

  @Activate
  public EventsServlet(@Reference CurrentRequest current, @Reference EventHub hub) {
    this.current = current;
    this.hub = hub;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Principal principal = current.principal();
    if (principal.credential() != Principal.Credential.COOKIE) {
      // the stream tells of everything; a token's scopes name less
      throw new Problem(403, "scope.insufficient", "The event stream is for browsers only.");
    }
    if (hub.isFull()) {
      throw Failures.unavailable();
    }
    response.setContentType("text/event-stream");
    response.setCharacterEncoding("UTF-8");
    response.setHeader("X-Accel-Buffering", "no");
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    EventStream stream =
        new EventStream(async, response.getOutputStream(), principal, endsAt(), hub::closed);
    hub.open(stream);
    async.addListener(stream);
    stream.send(HELLO);
    response.getOutputStream().setWriteListener(stream);
  }

  /** Scattered, so that browsers don't all come back at once. */
  private static long endsAt() {
    long nanos = LONGEST.toNanos();
    return System.nanoTime() + nanos / 2 + ThreadLocalRandom.current().nextLong(nanos / 2);
  }
}
