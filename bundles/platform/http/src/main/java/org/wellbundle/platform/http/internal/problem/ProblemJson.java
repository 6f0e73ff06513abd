package org.wellbundle.platform.http.internal.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.Json;
import org.wellbundle.platform.http.internal.edge.RequestContext;

/** A problem as {@code application/problem+json} (RFC 9457). */
public final class ProblemJson {
  public static final String MEDIA_TYPE = "application/problem+json";

  /** Reserved member: seconds to wait, sent as a header. */
  private static final String RETRY_AFTER = "retryAfter";

  private ProblemJson() {}

  public static byte[] bytes(Problem problem, @Nullable String correlationId) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", "urn:wellbundle:problem:" + problem.code());
    body.put("title", title(problem.status()));
    body.put("status", problem.status());
    String detail = problem.getMessage();
    body.put("detail", detail == null ? title(problem.status()) : detail);
    body.put("code", problem.code());
    if (correlationId != null) {
      body.put("correlationId", correlationId);
    }
    problem
        .members()
        .forEach(
            (name, value) -> {
              if (!name.equals(RETRY_AFTER)) {
                body.putIfAbsent(name, value);
              }
            });
    try {
      return mapper(problem).writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a member of problem " + problem.code() + " is no JSON", e);
    }
  }

  /** Seconds of the member {@code retryAfter}. */
  public static @Nullable Integer retryAfter(Problem problem) {
    return problem.members().get(RETRY_AFTER) instanceof Number seconds ? seconds.intValue() : null;
  }

  /** Of the request as the edge filter noted it. */
  public static @Nullable String correlationId(HttpServletRequest request) {
    return request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context
        ? context.correlationId()
        : null;
  }

  /** To the log of refusals, with what the edge filter noted. */
  public static void note(HttpServletRequest request, Problem problem) {
    if (request.getAttribute(RequestContext.ATTRIBUTE) instanceof RequestContext context) {
      RefusalLog.note(problem, context.accountIfKnown(), context.route());
    } else {
      RefusalLog.note(problem, null, null);
    }
  }

  /**
   * A mapper remembers the classes it has written. One that has met a module's record would keep
   * that module's class loader alive, hence a short-lived one for problems with members.
   */
  private static ObjectMapper mapper(Problem problem) {
    return problem.members().isEmpty() ? Plain.MAPPER : Json.newMapper();
  }

  private static String title(int status) {
    return switch (status) {
      case 400 -> "Bad Request";
      case 401 -> "Unauthorized";
      case 403 -> "Forbidden";
      case 404 -> "Not Found";
      case 405 -> "Method Not Allowed";
      case 406 -> "Not Acceptable";
      case 409 -> "Conflict";
      case 410 -> "Gone";
      case 412 -> "Precondition Failed";
      case 413 -> "Content Too Large";
      case 415 -> "Unsupported Media Type";
      case 422 -> "Unprocessable Content";
      case 429 -> "Too Many Requests";
      case 502 -> "Bad Gateway";
      case 503 -> "Service Unavailable";
      default -> status < 500 ? "Request Refused" : "Internal Server Error";
    };
  }

  /** For maps of plain values. */
  private static final class Plain {
    static final ObjectMapper MAPPER = Json.newMapper();
  }
}
