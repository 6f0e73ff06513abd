package org.wellbundle.core.tenancy;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;

/**
 * Style sheet and logo of the portal of the host name. Anonymous, since the sign-in page wears
 * them.
 */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=" + BrandingServlet.STYLES,
      "osgi.http.whiteboard.servlet.pattern=" + BrandingServlet.LOGO
    })
public final class BrandingServlet extends HttpServlet {
  static final String STYLES = "/ui/branding.css";
  static final String LOGO = "/ui/branding/logo";
  private static final long serialVersionUID = 1L;

  private final transient CurrentRequest current;
  private final transient TenantRegistry registry;

  @Activate
  public BrandingServlet(@Reference CurrentRequest current, @Reference TenantRegistry registry) {
    this.current = current;
    this.registry = registry;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Tenant tenant;
    try {
      tenant = current.tenant();
    } catch (Problem problem) {
      Problems.write(request, response, problem);
      return;
    }
    if (STYLES.equals(request.getServletPath())) {
      byte[] css = BrandingCss.of(tenant.branding()).getBytes(StandardCharsets.UTF_8);
      String etag = Integer.toHexString(Arrays.hashCode(css));
      send(request, response, css, "text/css;charset=utf-8", etag);
    } else {
      // An SVG opened as a page of its own may not act.
      response.setHeader(
          "Content-Security-Policy",
          "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none';"
              + " frame-ancestors 'none'; sandbox");
      LogoPicture picture = LogoPicture.of(registry, tenant);
      send(request, response, picture.bytes(), picture.mediaType(), picture.etag());
    }
  }

  private static void send(
      HttpServletRequest request,
      HttpServletResponse response,
      byte[] bytes,
      String mediaType,
      String hash)
      throws IOException {
    String etag = '"' + hash + '"';
    response.setHeader("ETag", etag);
    response.setHeader("Cache-Control", "public, max-age=60");
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (etag.equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(mediaType.endsWith("+xml") ? mediaType + "; charset=utf-8" : mediaType);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
