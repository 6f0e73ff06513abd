package org.wellbundle.platform.http.internal.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.internal.edge.Ambient;
import org.wellbundle.platform.http.internal.edge.RequestContext;
import org.wellbundle.platform.http.internal.problem.Challenge;
import org.wellbundle.platform.http.internal.problem.Failures;
import org.wellbundle.platform.http.internal.problem.ProblemJson;
import org.wellbundle.platform.http.internal.problem.RefusalLog;

/** Every failure of a resource as a problem. */
class ProblemMapper<E extends Throwable> implements ExceptionMapper<E> {
  private final Ambient ambient;

  ProblemMapper(Ambient ambient) {
    this.ambient = ambient;
  }

  @Override
  public Response toResponse(E failure) {
    if (failure instanceof WebApplicationException web && isAnswer(web.getResponse())) {
      return web.getResponse();
    }
    RequestContext context = ambient.get();
    Problem problem =
        context != null && context.expired() ? tooLong() : Failures.problemOf(failure);
    RefusalLog.note(
        problem,
        context == null ? null : context.accountIfKnown(),
        context == null ? null : context.route());
    if (context != null) {
      context.takeRestOfBody();
    }
    Response.ResponseBuilder response =
        Response.status(problem.status())
            .type(ProblemJson.MEDIA_TYPE)
            .entity(ProblemJson.bytes(problem, context == null ? null : context.correlationId()));
    Integer retryAfter = ProblemJson.retryAfter(problem);
    if (retryAfter != null) {
      response.header("Retry-After", retryAfter);
    }
    String challenge = Challenge.of(problem, context != null && context.bearer());
    if (challenge != null) {
      response.header(Challenge.HEADER, challenge);
    }
    allow(failure, response);
    return response.build();
  }

  /** Redirects and answers that carry a body of their own. */
  private static boolean isAnswer(Response response) {
    return response.getStatus() < 400 || response.hasEntity();
  }

  private static Problem tooLong() {
    return new Problem(
        503,
        "request.deadline",
        "This took too long and was ended. Please try again, or ask for less.",
        Map.of("retryAfter", 10));
  }

  private static void allow(Throwable failure, Response.ResponseBuilder response) {
    @Nullable Object allow =
        failure instanceof WebApplicationException web
            ? web.getResponse().getHeaders().getFirst("Allow")
            : null;
    if (allow != null) {
      response.header("Allow", allow);
    }
  }

  /** JAX-RS picks mappers by type parameter, and has one of its own for these. */
  static final class OfWeb extends ProblemMapper<WebApplicationException> {
    OfWeb(Ambient ambient) {
      super(ambient);
    }
  }

  /** All others. */
  static final class OfAll extends ProblemMapper<Throwable> {
    OfAll(Ambient ambient) {
      super(ambient);
    }
  }
}
