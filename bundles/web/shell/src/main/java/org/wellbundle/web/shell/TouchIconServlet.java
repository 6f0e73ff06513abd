package org.wellbundle.web.shell;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import javax.imageio.ImageIO;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.platform.http.CurrentRequest;

/** The installed app's icon as pixels: home screens of iPhones show no SVG. */
@Component(
    service = Servlet.class,
    property = {
      "osgi.http.whiteboard.servlet.pattern=/ui/app-icon-180.png",
      "osgi.http.whiteboard.servlet.name=touch-icon",
      "osgi.http.whiteboard.servlet.asyncSupported:Boolean=true"
    })
public final class TouchIconServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final int SIZE = 180;

  /** The mark of the other icons, in their 48 units. */
  private static final double[][] MARK = {
    {14, 24.7}, {18.5, 24.7}, {21.5, 16.5}, {26, 32.2}, {29, 24.7}, {34, 24.7}
  };

  private final transient CurrentRequest current;
  private final transient ConcurrentMap<Branding.Palette, byte[]> drawn = new ConcurrentHashMap<>();

  @Activate
  public TouchIconServlet(@Reference CurrentRequest current) {
    this.current = current;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Branding.Palette colours = current.tenant().branding().light();
    byte[] body = drawn.get(colours);
    if (body == null) {
      body = png(colours);
      drawn.put(colours, body);
    }
    response.setHeader("Cache-Control", "private, no-cache");
    response.setContentType("image/png");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }

  /** Edge to edge: the phone rounds the corners itself. */
  static byte[] png(Branding.Palette colours) throws IOException {
    BufferedImage image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setColor(Color.decode(colours.brand()));
    graphics.fillRect(0, 0, SIZE, SIZE);
    graphics.setColor(Color.decode(colours.onBrand()));
    // Larger than in the maskable icon, of which others cut more off.
    double scale = SIZE / 48.0 * 1.25;
    graphics.translate(SIZE / 2.0, SIZE / 2.0);
    graphics.scale(scale, scale);
    graphics.translate(-24, -24.35);
    graphics.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    graphics.draw(mark());
    graphics.dispose();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  private static Path2D mark() {
    Path2D path = new Path2D.Double();
    path.moveTo(MARK[0][0], MARK[0][1]);
    for (int at = 1; at < MARK.length; at++) {
      path.lineTo(MARK[at][0], MARK[at][1]);
    }
    return path;
  }
}
