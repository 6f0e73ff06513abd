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

/** The installed app's icon in the tenant's colour; the maskable one fills the whole square. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/app-icon.svg",
      "osgi.http.whiteboard.servlet.pattern=" + AppIconServlet.MASKABLE,
      "osgi.http.whiteboard.servlet.name=app-icon",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class AppIconServlet extends HttpServlet {
  static final String MASKABLE = "/ui/app-icon-maskable.svg";
  private static final long serialVersionUID = 1L;

  private final transient CurrentRequest current;
  private final transient Template usual = Template.read("icons/app.svg");
  private final transient Template maskable = Template.read("icons/app-maskable.svg");

  @Activate
  public AppIconServlet(@Reference CurrentRequest current) {
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var colours = current.tenant().branding().light();
    Template icon = MASKABLE.equals(request.getRequestURI()) ? maskable : usual;
    byte[] body =
        icon.with("brand", Template.forHtml(colours.brand()))
            .with("onBrand", Template.forHtml(colours.onBrand()))
            .text()
            .getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "private, no-cache");
    response.setContentType("image/svg+xml; charset=utf-8");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
