package org.wellbundle.operations.health.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/** {@code /health/live}: the process serves. {@code /health/ready}: it can do its job. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/health/*",
      "osgi.http.whiteboard.servlet.name=health",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Checks checks;
  private final transient ObjectMapper json = new ObjectMapper();

  @Activate
  public HealthServlet(@Reference Checks checks) {
    this.checks = checks;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String which = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (which) {
      case "/live" -> write(response, 200, Map.of("status", "live"));
      case "/ready" -> ready(response);
      default ->
          Problems.write(
              request,
              response,
              new Problem(404, "not-found", "Ask /health/live or /health/ready."));
    }
  }

  private void ready(HttpServletResponse response) throws IOException {
    Readiness readiness = checks.readiness();
    Map<String, Object> body = new java.util.LinkedHashMap<>();
    body.put("status", readiness.status());
    body.put("checks", readiness.checks());
    write(response, readiness.ready() ? 200 : 503, body);
  }

  private void write(HttpServletResponse response, int status, Object body) throws IOException {
    byte[] bytes = json.writeValueAsBytes(body);
    response.setStatus(status);
    if (status == 503) {
      response.setHeader("Retry-After", "2");
    }
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
