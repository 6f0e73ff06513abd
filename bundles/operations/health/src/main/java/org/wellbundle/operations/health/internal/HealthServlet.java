package org.wellbundle.operations.health.internal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.HealthReport.Subject;
import org.wellbundle.platform.http.OperatorAccess;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/**
 * {@code /health/live}: the process serves. {@code /health/ready}: it can do its job. {@code
 * /health/providers} and {@code /health/tenants}: how each of them fares, for operators only.
 */
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
  private final transient Reports reports;
  private final transient OperatorAccess access;
  private final transient ObjectMapper json = new ObjectMapper();

  @Activate
  public HealthServlet(
      @Reference Checks checks, @Reference Reports reports, @Reference OperatorAccess access) {
    this.checks = checks;
    this.reports = reports;
    this.access = access;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String which = request.getPathInfo() == null ? "" : request.getPathInfo();
    switch (which) {
      case "/live" -> write(response, 200, Map.of("status", "live"));
      case "/ready" -> ready(response);
      case "/providers" -> report(request, response, Subject.PROVIDER);
      case "/tenants" -> report(request, response, Subject.TENANT);
      default ->
          Problems.write(
              request,
              response,
              new Problem(404, "not-found", "Ask /health/live, ready, providers or tenants."));
    }
  }

  private void ready(HttpServletResponse response) throws IOException {
    Readiness readiness = checks.readiness();
    Map<String, Object> body = new java.util.LinkedHashMap<>();
    body.put("status", readiness.status());
    body.put("checks", readiness.checks());
    write(response, readiness.ready() ? 200 : 503, body);
  }

  /** Names employers, so it isn't for everybody. */
  private void report(HttpServletRequest request, HttpServletResponse response, Subject subject)
      throws IOException {
    if (!access.admits(request)) {
      Problems.write(
          request,
          response,
          new Problem(403, "operators.only", "This is read from this machine or with the token."));
      return;
    }
    List<CheckResult> results = reports.of(subject);
    boolean fine = results.stream().allMatch(CheckResult::ok);
    Map<String, Object> body = new java.util.LinkedHashMap<>();
    body.put("status", fine ? "fine" : "troubled");
    body.put("checks", results);
    write(response, fine ? 200 : 503, body);
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
