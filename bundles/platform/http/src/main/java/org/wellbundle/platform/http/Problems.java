package org.wellbundle.platform.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.wellbundle.platform.http.internal.edge.RequestContext;
import org.wellbundle.platform.http.internal.problem.Challenge;
import org.wellbundle.platform.http.internal.problem.ProblemJson;

/** Writes a {@link Problem} from a servlet or a filter. Resources simply throw it. */
public final class Problems {
  private Problems() {}

  /** Answers with the problem unless the answer is already on its way. */
  public static void write(
      HttpServletRequest request, HttpServletResponse response, Problem problem)
      throws IOException {
    if (response.isCommitted()) {
      return;
    }
    ProblemJson.note(request, problem);
    RequestContext context = RequestContext.of(request);
    if (context != null) {
      context.takeRestOfBody();
    }
    response.resetBuffer();
    response.setStatus(problem.status());
    Integer retryAfter = ProblemJson.retryAfter(problem);
    if (retryAfter != null) {
      response.setHeader("Retry-After", retryAfter.toString());
    }
    String challenge = Challenge.of(problem, context != null && context.bearer());
    if (challenge != null) {
      response.setHeader(Challenge.HEADER, challenge);
    }
    byte[] body = ProblemJson.bytes(problem, ProblemJson.correlationId(request));
    response.setContentType(ProblemJson.MEDIA_TYPE);
    response.setContentLength(body.length);
    response.setHeader("Cache-Control", "no-store");
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }
}
