package org.wellbundle.platform.openapi.internal;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /api/v1/openapi.json}, open to everybody as the code is. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/api/v1/openapi.json",
      "osgi.http.whiteboard.servlet.name=openapi",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class DocumentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient ApiDocument document;

  @Activate
  public DocumentServlet(@Reference ApiDocument document) {
    this.document = document;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ApiDocument.Made made = document.current();
    response.setHeader("ETag", made.etag());
    response.setHeader("Cache-Control", "no-cache");
    String known = request.getHeader("If-None-Match");
    if (known != null && (known.equals("*") || known.contains(made.etag()))) {
      response.setStatus(304);
      return;
    }
    response.setContentType("application/json");
    response.setContentLength(made.json().length);
    response.getOutputStream().write(made.json());
  }
}
