package org.wellbundle.web.shell;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
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

/** The tenant's web app manifest, which makes the portal installable. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/manifest.webmanifest",
      "osgi.http.whiteboard.servlet.name=manifest",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class ManifestServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient CurrentRequest current;
  private final transient Template template = Template.read("manifest.webmanifest");

  @Activate
  public ManifestServlet(@Reference CurrentRequest current) {
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String language = current.locale().getLanguage();
    byte[] body =
        template
            .with("lang", forJson(language))
            .with("title", forJson(current.tenant().name(language)))
            .text()
            .getBytes(StandardCharsets.UTF_8);
    response.setHeader("Cache-Control", "private, no-cache");
    response.setContentType("application/manifest+json");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  private static String forJson(String value) {
    return String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
  }
}
