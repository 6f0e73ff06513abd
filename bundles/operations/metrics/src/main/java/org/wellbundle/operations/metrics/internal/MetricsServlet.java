package org.wellbundle.operations.metrics.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.OperatorAccess;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/** {@code /metrics} on the platform host. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/metrics",
      "osgi.http.whiteboard.servlet.name=metrics",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final transient Registry registry;
  private final transient Sources sources;
  private final transient OperatorAccess access;

  @Activate
  public MetricsServlet(
      @Reference Registry registry, @Reference Sources sources, @Reference OperatorAccess access) {
    this.registry = registry;
    this.sources = sources;
    this.access = access;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!access.admits(request)) {
      Problems.write(
          request,
          response,
          new Problem(
              403, "operators.only", "Metrics are read from this machine or with a token."));
      return;
    }
    byte[] text =
        (registry.meters().scrape("text/plain") + sources.text()).getBytes(StandardCharsets.UTF_8);
    response.setContentType(TYPE);
    response.setContentLength(text.length);
    response.getOutputStream().write(text);
  }
}
