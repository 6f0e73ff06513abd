package org.wellbundle.web.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.tenant.Branding;

class TouchIconTest {
  @Test
  void wearsTheTenantsColoursToTheEdgeAndTheMarkInTheMiddle() throws Exception {
    var colours = new Branding.Palette("#0f766e", "#ffffff", "#0f766e", "#e0eeec");
    BufferedImage icon = ImageIO.read(new ByteArrayInputStream(TouchIconServlet.png(colours)));
    assertThat(icon.getWidth()).isEqualTo(180);
    assertThat(icon.getRGB(0, 0)).isEqualTo(0xff0f766e);
    assertThat(icon.getRGB(179, 179)).isEqualTo(0xff0f766e);
    int light = 0;
    for (int x = 0; x < 180; x++) {
      for (int y = 0; y < 180; y++) {
        light += icon.getRGB(x, y) == 0xffffffff ? 1 : 0;
      }
    }
    assertThat(light).isBetween(500, 6000);
  }
}
