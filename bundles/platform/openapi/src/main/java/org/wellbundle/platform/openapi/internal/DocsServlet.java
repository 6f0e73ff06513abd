package org.wellbundle.platform.openapi.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.Problems;
import org.wellbundle.platform.http.WebFiles;

/** {@code /api/docs}: Swagger UI over the document, from this host alone. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/api/docs",
      "osgi.http.whiteboard.servlet.pattern=/api/docs/*",
      "osgi.http.whiteboard.servlet.name=api-docs",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class DocsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  /**
   * Swagger UI sets HTML and style attributes itself, hence the policy of its own; the page's start
   * script defines the only Trusted Types policies it may use.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'; require-trusted-types-for 'script';"
          + " trusted-types default dompurify";

  private static final String PAGE =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Wellbundle API</title>
        <link rel="icon" href="data:,">
        <link rel="stylesheet" href="%1$s/swagger-ui.css">
        <link rel="stylesheet" href="%1$s/docs.css">
      </head>
      <body>
        <main id="api"></main>
        <script src="%1$s/trusted-types.js"></script>
        <script src="%1$s/swagger-ui-bundle.js"></script>
        <script src="%1$s/docs.js"></script>
      </body>
      </html>
      """;

  private final transient WebFiles files;

  @Activate
  public DocsServlet(@Reference WebFiles files) {
    this.files = files;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String base = files.base(DocsPages.ID).orElse(null);
    if (base == null) {
      Problems.write(
          request,
          response,
          new Problem(503, "service.unavailable", "The pages are just coming. Try again."));
      return;
    }
    byte[] page = PAGE.formatted(base).getBytes(StandardCharsets.UTF_8);
    response.setHeader("Content-Security-Policy", POLICY);
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(page.length);
    response.getOutputStream().write(page);
  }
}
