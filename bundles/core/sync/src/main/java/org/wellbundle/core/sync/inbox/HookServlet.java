package org.wellbundle.core.sync.inbox;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.core.sync.inbox.HookDoor.Address;
import org.wellbundle.core.sync.inbox.HookDoor.Limits;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/**
 * Takes webhooks: known address, bounded body, stored, then 200. No thread waits for the body or
 * the database. Most vendors give us two seconds.
 */
public final class HookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(HookServlet.class);

  /** Of the vendor's patience, for the way back. */
  private static final long RESERVE_MILLIS = 200;

  private static final int LONGEST_QUERY = 4_096;

  private final transient HookDoor door;
  private final transient Supplier<String> correlationIds;

  public HookServlet(HookDoor door, Supplier<String> correlationIds) {
    this.door = door;
    this.correlationIds = correlationIds;
  }

  /** Handshakes. */
  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      Address address = door.address(request.getPathInfo());
      Map<String, String> query = query(request.getQueryString());
      Optional<Map.Entry<String, String>> answer =
          HookDoor.handshake(door.limits(address), query::get);
      response.setStatus(HttpServletResponse.SC_OK);
      if (answer.isPresent()) {
        HandshakeAnswer.write(response, answer.get());
      } else {
        response.setContentLength(0);
      }
    } catch (RuntimeException e) {
      Problems.write(request, response, problem(e));
    }
  }

  @Override
  protected void doHead(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    doGet(request, response);
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      accept(request);
    } catch (RuntimeException e) {
      if (request.isAsyncStarted()) {
        throw e;
      }
      // the body may still be on its way, and isn't waited for
      response.setHeader("Connection", "close");
      Problems.write(request, response, problem(e));
    }
  }

  private void accept(HttpServletRequest request) throws IOException {
    Address address = door.address(request.getPathInfo());
    Limits limits = door.limits(address);
    door.known(limits, request::getHeader);
    long length = request.getContentLengthLong();
    if (length > limits.bytes()) {
      throw HookBody.tooLarge(limits.bytes());
    }
    String header = request.getContentType();
    if (length > 0) {
      door.contentType(limits, header, false); // refused before it is read
    }
    Map<String, String> query = query(request.getQueryString());
    Map<String, String> headers = HookDoor.headers(limits, request::getHeader);
    String correlationId = correlationIds.get();
    AsyncContext context = request.startAsync();
    context.setTimeout(limits.patienceMillis() - RESERVE_MILLIS);
    HookReply reply = new HookReply(context);
    context.addListener(reply);
    HookBody body =
        new HookBody(
            request.getInputStream(),
            limits.bytes(),
            reply,
            bytes ->
                store(
                    address,
                    limits,
                    header,
                    new HookEnvelope(query, headers, false, bytes),
                    correlationId,
                    reply));
    request.getInputStream().setReadListener(body);
  }

  private void store(
      Address address,
      Limits limits,
      @Nullable String header,
      HookEnvelope envelope,
      String correlationId,
      HookReply reply) {
    try {
      byte[] body = envelope.body();
      String contentType = door.contentType(limits, header, body.length == 0);
      door.readable(contentType, body);
      door.plausible(address, contentType, envelope);
      door.store(address, contentType, envelope, correlationId, reply);
    } catch (RuntimeException e) {
      reply.problem(problem(e));
    }
  }

  private static Problem problem(RuntimeException e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    LOG.warn("A webhook was refused", e);
    return HookReply.busy();
  }

  /** First value of each parameter; the body is never read as a form. */
  static Map<String, String> query(@Nullable String text) {
    Map<String, String> query = new LinkedHashMap<>();
    if (text == null || text.isEmpty()) {
      return query;
    }
    if (text.length() > LONGEST_QUERY) {
      throw new Problem(414, "hook.query", "The query is too long.");
    }
    for (String pair : text.split("&")) {
      String[] parts = pair.split("=", 2);
      query.putIfAbsent(decoded(parts[0]), parts.length > 1 ? decoded(parts[1]) : "");
    }
    return query;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "hook.query", "The query can't be read.");
    }
  }
}
