package org.wellbundle.platform.http.internal.web;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.Problems;
import org.wellbundle.platform.http.internal.edge.EdgeProblems;

/** Serves files at addresses that carry their version, so they never change. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/*",
      "osgi.http.whiteboard.servlet.name=static",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class StaticServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final String FOR_EVER = "public, max-age=31536000, immutable";

  /** A worker lives under the policy of its own script. */
  private static final String SCRIPT_POLICY =
      "default-src 'none'; script-src 'self'; connect-src 'self'; object-src 'none';"
          + " base-uri 'none'; frame-ancestors 'none'";

  private final transient Function<String, @Nullable StaticFile> files;

  @Activate
  public StaticServlet(@Reference WebRegistry registry) {
    this(registry::find);
  }

  StaticServlet(Function<String, @Nullable StaticFile> files) {
    this.files = files;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    StaticFile file = files.apply(request.getRequestURI());
    if (file == null) {
      Problems.write(request, response, EdgeProblems.notFound());
      return;
    }
    boolean gzip = file.compresses() && accepts(request.getHeader("Accept-Encoding"));
    String etag = '"' + file.hash() + (gzip ? "-gzip\"" : "\"");
    response.setHeader("Cache-Control", FOR_EVER);
    response.setHeader("ETag", etag);
    if (file.compresses()) {
      response.setHeader("Vary", "Accept-Encoding");
    }
    String known = request.getHeader("If-None-Match");
    if (known != null && known.contains(file.hash())) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    if (ContentTypes.isScript(file.contentType())) {
      response.setHeader("Content-Security-Policy", SCRIPT_POLICY);
      response.setHeader("Service-Worker-Allowed", "/");
    }
    if (gzip) {
      response.setHeader("Content-Encoding", "gzip");
    }
    byte[] body = gzip ? file.gzip() : file.content();
    response.setContentType(file.contentType());
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static boolean accepts(@Nullable String encodings) {
    return encodings != null && encodings.contains("gzip") && !encodings.contains("gzip;q=0");
  }
}
