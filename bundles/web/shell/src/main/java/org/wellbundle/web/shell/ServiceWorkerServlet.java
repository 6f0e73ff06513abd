package org.wellbundle.web.shell;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.CurrentRequest;

/**
 * The service worker, at an address that stays: a browser asks there, at every navigation, whether
 * the app has changed. It answers other bytes as soon as any file of the app is another.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/service-worker.js",
      "osgi.http.whiteboard.servlet.name=service-worker",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class ServiceWorkerServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient OfflineFiles files;
  private final transient CurrentRequest current;
  private final transient String worker = Template.read("service-worker.js").text();

  @Activate
  public ServiceWorkerServlet(@Reference OfflineFiles files, @Reference CurrentRequest current) {
    this.files = files;
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String kept = files.json(current.tenant().languages());
    byte[] body = ("self.kept = " + kept + ";\n" + worker).getBytes(StandardCharsets.UTF_8);
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'none'; script-src 'self'; connect-src 'self'; object-src 'none';"
            + " base-uri 'none'; frame-ancestors 'none'");
    response.setHeader("Cache-Control", "no-cache");
    response.setContentType("text/javascript; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
