package org.wellbundle.platform.http.internal.problem;

import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.wellbundle.platform.http.Problem;

/** Turns what a servlet or resource threw into the problem to answer. */
public final class Failures {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int DEEPEST = 12;

  private Failures() {}

  /**
   * The problem; an unexpected failure is logged here, with its stack, and becomes {@code
   * internal}.
   */
  public static Problem problemOf(Throwable failure) {
    Problem expected = expected(failure);
    if (expected != null) {
      return expected;
    }
    if (isClientGone(failure)) {
      return new Problem(400, "client.gone", "The caller didn't wait for the answer.");
    }
    LOG.error("request {} failed", MDC.get("correlationId"), failure);
    return new Problem(
        500,
        "internal",
        "Something went wrong on our side. Please try again, and name the correlation id if it stays.");
  }

  private static @Nullable Problem expected(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause instanceof Problem problem) {
        return problem;
      }
      if (cause instanceof RefusedBodyException refused) {
        return refused.problem();
      }
      if (cause instanceof WebApplicationException web && web.getCause() == null) {
        return ofStatus(web.getResponse().getStatus());
      }
      if (cause instanceof SQLException sql && isUnavailable(sql)) {
        LOG.warn(
            "database not available: {} {}", sql.getSQLState(), sql.getClass().getSimpleName());
        return unavailable();
      }
      cause = cause.getCause();
    }
    return failure instanceof WebApplicationException web
        ? ofCaused(web.getResponse().getStatus())
        : null;
  }

  /** JAX-RS answers 404, with a cause, when the path was found but a parameter can't be read. */
  private static Problem ofCaused(int status) {
    return status == 404
        ? new Problem(
            400, "request.malformed", "A parameter of this address has a value of the wrong kind.")
        : ofStatus(status);
  }

  public static Problem unavailable() {
    return new Problem(
        503,
        "service.unavailable",
        "The service can't answer right now. Please try again in a moment.",
        Map.of("retryAfter", 5));
  }

  /** By name, since the container doesn't export the class. Nobody is left to read an answer. */
  private static boolean isClientGone(Throwable failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      if (cause.getClass().getName().equals("org.eclipse.jetty.io.EofException")) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Connection lost (08), shut down or out of time (57), out of resources (53), a lock not had or a
   * conflict (55P03, 40), or the pool gave none.
   */
  private static boolean isUnavailable(SQLException e) {
    String state = e.getSQLState();
    return e instanceof SQLTransientConnectionException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLRecoverableException
        || (state != null
            && (state.startsWith("08")
                || state.startsWith("57")
                || state.startsWith("53")
                || state.equals("55P03")
                || state.startsWith("40")));
  }

  /** Problems for what the container or JAX-RS refuses by itself. */
  public static Problem ofStatus(int status) {
    return switch (status) {
      case 400 -> new Problem(400, "request.malformed", "The request is not well formed.");
      case 401 -> new Problem(401, "session.required", "Please sign in.");
      case 403 -> new Problem(403, "forbidden", "You may not do this.");
      case 404 -> new Problem(404, "not-found", "There is nothing at this address.");
      case 405 -> new Problem(405, "method.not-allowed", "This address doesn't take this method.");
      case 406 -> new Problem(406, "not-acceptable", "There is no answer of the type asked for.");
      case 408 -> new Problem(408, "request.too-slow", "The request took too long to arrive.");
      case 413 -> new Problem(413, "request.too-large", "The request is too large.");
      case 415 ->
          new Problem(415, "media-type.unsupported", "The body is of a type not taken here.");
      case 503 -> unavailable();
      default ->
          status >= 400 && status < 500
              ? new Problem(status, "request.refused", "The request can't be served.")
              : new Problem(500, "internal", "Something went wrong on our side.");
    };
  }
}
