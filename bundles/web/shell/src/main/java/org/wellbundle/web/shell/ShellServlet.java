package org.wellbundle.web.shell;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/** Answers every portal address nobody else serves; the frame in the browser routes from there. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/",
      "osgi.http.whiteboard.servlet.name=shell",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true",
      "service.ranking:Integer=-100"
    })
public final class ShellServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private static final List<String> PROGRAMS =
      List.of("/api/", "/scim/", "/oauth/", "/hooks/", "/health/", "/metrics");

  private static final Set<String> THEMES = Set.of("light", "dark");

  /** What a tenant's own colours and logo are, on its hosts. */
  private static final String TENANTS =
      """
      <link rel="stylesheet" href="/ui/branding.css">
      <link rel="icon" href="/ui/branding/logo">
      <link rel="apple-touch-icon" href="/ui/app-icon-180.png">
      <link rel="manifest" href="/ui/manifest.webmanifest">""";

  private final transient ShellPages pages;
  private final transient CurrentRequest current;

  @Activate
  public ShellServlet(@Reference ShellPages pages, @Reference CurrentRequest current) {
    this.pages = pages;
    this.current = current;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = request.getRequestURI();
    boolean reads = "GET".equals(request.getMethod()) || "HEAD".equals(request.getMethod());
    if (path.equals("/favicon.ico")) {
      response.sendRedirect("/ui/branding/logo", HttpServletResponse.SC_FOUND);
    } else if (isProgramsOnly(path) || looksLikeFile(path)) {
      Problems.write(
          request, response, new Problem(404, "not-found", "There is nothing at this address."));
    } else if (!reads) {
      response.setHeader("Allow", "GET, HEAD");
      Problems.write(
          request,
          response,
          new Problem(405, "method.not-allowed", "This address doesn't take this method."));
    } else {
      page(request, response);
    }
  }

  private void page(HttpServletRequest request, HttpServletResponse response) throws IOException {
    ShellPage page = pages.current();
    Locale locale = current.locale();
    String language = locale.getLanguage();
    boolean platform = current.tenantId().equals(TenantId.PLATFORM);
    String title = platform ? "Wellbundle" : current.tenant().name(language);
    String own = "<link rel=\"icon\" href=\"" + page.shell() + "/icons/wellbundle.svg\">";
    byte[] body =
        new Template(page.html())
            .with("lang", Template.forHtml(language))
            .with("host", platform ? "platform" : "tenant")
            .with("theme", theme(request))
            .with("portal", platform ? own : TENANTS)
            .with("title", Template.forHtml(title))
            .text()
            .getBytes(StandardCharsets.UTF_8);
    response.setHeader("Content-Security-Policy", page.contentSecurityPolicy());
    response.setHeader("Cache-Control", "private, no-cache");
    response.setHeader("Content-Language", language);
    response.setHeader("Vary", "Accept-Language, Cookie");
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(body.length);
    if (!"HEAD".equals(request.getMethod())) {
      response.getOutputStream().write(body);
    }
  }

  /** The colours this browser chose in Settings; nothing when it takes its device's. */
  private static String theme(HttpServletRequest request) {
    for (Cookie cookie : Objects.requireNonNullElse(request.getCookies(), new Cookie[0])) {
      if (cookie.getName().equals("wb_theme") && THEMES.contains(cookie.getValue())) {
        return " data-theme=\"" + cookie.getValue() + "\"";
      }
    }
    return "";
  }

  /** Addresses that programs call, or that the platform host serves when their bundle is there. */
  private static boolean isProgramsOnly(String path) {
    for (String prefix : PROGRAMS) {
      if (path.startsWith(prefix)) {
        return true;
      }
    }
    return false;
  }

  /** No route has a dot in its last segment. */
  private static boolean looksLikeFile(String path) {
    return path.indexOf('.', path.lastIndexOf('/')) >= 0;
  }
}
