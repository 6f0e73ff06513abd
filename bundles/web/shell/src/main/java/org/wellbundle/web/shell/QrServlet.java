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
import org.wellbundle.platform.pictures.QrPicture;

/** The portal's address as a picture that a phone's camera reads. It tells nothing else. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/qr.svg",
      "osgi.http.whiteboard.servlet.name=qr",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class QrServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient CurrentRequest current;

  @Activate
  public QrServlet(@Reference CurrentRequest current) {
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    current.tenant();
    byte[] body = svg(current.origin() + "/").getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "private, no-cache");
    response.setContentType("image/svg+xml; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  static String svg(String address) {
    QrPicture picture = QrPicture.of(address);
    int size = picture.size();
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path d=\"%s\"/></svg>"
        .formatted(size, size, size * 8, size * 8, size, size, picture.path());
  }
}
