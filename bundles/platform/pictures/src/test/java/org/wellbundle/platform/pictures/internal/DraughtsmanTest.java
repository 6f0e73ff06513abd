package org.wellbundle.platform.pictures.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wellbundle.platform.pictures.Pictures.Drawn;
import org.wellbundle.platform.pictures.Pictures.Outcome;
import org.wellbundle.platform.pictures.Pictures.Picture;
import org.wellbundle.platform.pictures.Pictures.Refused;

class DraughtsmanTest {
  private static final String PLACE = "N52.5200 E13.4050 canary-camera";

  @Test
  void aPhotoComesOutInTwoSizesWithoutItsPlace() throws Exception {
    byte[] photo = withExif(jpeg(1600, 1200), 1);
    assertThat(text(photo)).contains(PLACE);

    Picture picture = drawn(photo);

    assertThat(picture.mediaType()).isEqualTo("image/jpeg");
    assertThat(size(picture.large())).isEqualTo("512x384");
    assertThat(size(picture.small())).isEqualTo("128x96");
    assertThat(text(picture.large())).doesNotContain(PLACE).doesNotContain("Exif");
    assertThat(text(picture.small())).doesNotContain(PLACE).doesNotContain("Exif");
  }

  @ParameterizedTest
  @CsvSource({"1, 128x96, left", "3, 128x96, right", "6, 96x128, top", "8, 96x128, bottom"})
  void aPhotoTakenSidewaysStandsUpright(int orientation, String small, String red)
      throws Exception {
    Picture picture = drawn(withExif(jpeg(1600, 1200), orientation));

    assertThat(size(picture.small())).isEqualTo(small);
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.large()));
    int x =
        red.equals("left")
            ? 10
            : red.equals("right") ? image.getWidth() - 10 : image.getWidth() / 2;
    int y =
        red.equals("top")
            ? 10
            : red.equals("bottom") ? image.getHeight() - 10 : image.getHeight() / 2;
    assertThat(new Color(image.getRGB(x, y)).getRed()).isGreaterThan(180);
    assertThat(new Color(image.getRGB(x, y)).getBlue()).isLessThan(80);
  }

  @Test
  void whatIsTransparentStaysSo() throws Exception {
    BufferedImage image = new BufferedImage(300, 300, BufferedImage.TYPE_INT_ARGB);
    Picture picture = drawn(bytes(image, "png"));

    assertThat(picture.mediaType()).isEqualTo("image/png");
    assertThat(ImageIO.read(new ByteArrayInputStream(picture.large())).getRGB(5, 5) >>> 24)
        .isZero();
  }

  @Test
  void aSmallPictureIsNotBlownUp() throws Exception {
    assertThat(size(drawn(jpeg(200, 100)).large())).isEqualTo("200x100");
  }

  @Test
  void aBombIsRefusedByItsHeader() {
    assertThat(code(Draughtsman.draw(pngHeader(30_000, 30_000)))).isEqualTo("picture.too-large");
    assertThat(code(Draughtsman.draw(pngHeader(9_000, 9_000)))).isEqualTo("picture.too-large");
  }

  @Test
  void whatIsNoPictureIsRefused() throws Exception {
    assertThat(code(Draughtsman.draw("<svg onload='x()'/>".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("picture.kind");
    assertThat(code(Draughtsman.draw(bytes(image(100, 100), "gif")))).isEqualTo("picture.kind");
    assertThat(code(Draughtsman.draw(new byte[0]))).isEqualTo("picture.kind");
    byte[] cut = java.util.Arrays.copyOf(bytes(image(200, 200), "png"), 60);
    assertThat(code(Draughtsman.draw(cut))).isEqualTo("picture.broken");
  }

  @Test
  void sizeAndRatioHaveLimits() throws Exception {
    assertThat(code(Draughtsman.draw(jpeg(900, 100)))).isEqualTo("picture.ratio");
    assertThat(code(Draughtsman.draw(jpeg(31, 31)))).isEqualTo("picture.too-small");
  }

  private static String code(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Refused.class);
    return ((Refused) outcome).code();
  }

  private static Picture drawn(byte[] file) {
    Outcome outcome = Draughtsman.draw(file);
    assertThat(outcome).isInstanceOf(Drawn.class);
    return ((Drawn) outcome).picture();
  }

  private static String size(byte[] file) throws Exception {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file));
    return image.getWidth() + "x" + image.getHeight();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static byte[] jpeg(int width, int height) throws Exception {
    return bytes(image(width, height), "jpeg");
  }

  /** Blue with a red left edge. */
  private static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.BLUE);
    pen.fillRect(0, 0, width, height);
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, width / 8, height);
    pen.dispose();
    return image;
  }

  private static byte[] bytes(BufferedImage image, String format) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, format, out);
    return out.toByteArray();
  }

  /** As a phone writes it: a segment behind the first marker, with orientation and place. */
  private static byte[] withExif(byte[] jpeg, int orientation) {
    byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
    ByteBuffer tiff = ByteBuffer.allocate(6 + 8 + 2 + 12 + 4 + place.length);
    tiff.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    tiff.put("MM\0*".getBytes(StandardCharsets.US_ASCII)).putInt(8);
    tiff.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0).put(place);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 4 + tiff.capacity());
    file.put(jpeg, 0, 2).putShort((short) 0xFFE1).putShort((short) (2 + tiff.capacity()));
    return file.put(tiff.array()).put(jpeg, 2, jpeg.length - 2).array();
  }

  /** A PNG that announces a size and holds next to nothing. */
  private static byte[] pngHeader(int width, int height) {
    ByteBuffer header = ByteBuffer.allocate(17);
    header.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
    header.put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(header.array());
    ByteBuffer file = ByteBuffer.allocate(8 + 4 + 17 + 4);
    file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'}).putInt(13);
    return file.put(header.array()).putInt((int) crc.getValue()).array();
  }
}
