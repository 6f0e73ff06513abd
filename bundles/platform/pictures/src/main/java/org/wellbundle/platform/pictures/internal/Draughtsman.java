package org.wellbundle.platform.pictures.internal;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.wellbundle.platform.pictures.Pictures.Drawn;
import org.wellbundle.platform.pictures.Pictures.Outcome;
import org.wellbundle.platform.pictures.Pictures.Picture;
import org.wellbundle.platform.pictures.Pictures.Refused;

/**
 * Draws a sent picture anew, so that only its look remains: no place, no camera, no hidden bytes.
 * The header is read and measured before anything is unpacked.
 */
final class Draughtsman {
  private static final int LARGE = 512;
  private static final int SMALL = 128;
  private static final int SMALLEST_SIDE = 32;
  private static final int LONGEST_SIDE = 12_000;
  private static final long MOST_PIXELS = 50_000_000;
  private static final int WIDEST = 4;
  private static final float QUALITY = 0.86f;

  private Draughtsman() {}

  static Outcome draw(byte[] file) {
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      ImageReader reader = readers.hasNext() ? readers.next() : null;
      if (reader == null || !isTaken(reader)) {
        return new Refused("picture.kind", "Choose a JPEG or PNG picture.");
      }
      try {
        reader.setInput(in, true, true);
        return draw(reader, file);
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException broken) {
      // Decoders throw whatever they like at what they don't understand.
      return new Refused("picture.broken", "This picture can't be read. Choose another one.");
    }
  }

  private static boolean isTaken(ImageReader reader) throws IOException {
    String format = reader.getFormatName().toLowerCase(Locale.ROOT);
    return format.equals("jpeg") || format.equals("png");
  }

  private static Outcome draw(ImageReader reader, byte[] file) throws IOException {
    int width = reader.getWidth(0);
    int height = reader.getHeight(0);
    int longer = Math.max(width, height);
    int shorter = Math.min(width, height);
    if (shorter < SMALLEST_SIDE) {
      return new Refused("picture.too-small", "Choose a picture of at least 32 by 32 pixels.");
    }
    if (longer > LONGEST_SIDE || (long) width * height > MOST_PIXELS) {
      return new Refused("picture.too-large", "Choose a picture of at most 50 megapixels.");
    }
    if (longer > shorter * WIDEST) {
      return new Refused(
          "picture.ratio", "Choose a picture that is at most four times as long as it is wide.");
    }
    ImageReadParam coarse = reader.getDefaultReadParam();
    int step = Math.max(1, longer / (2 * LARGE));
    coarse.setSourceSubsampling(step, step, 0, 0);
    BufferedImage upright = Orientation.of(file).apply(reader.read(0, coarse));
    boolean transparent = upright.getColorModel().hasAlpha();
    BufferedImage large = scaled(upright, LARGE, transparent);
    BufferedImage small = scaled(large, SMALL, transparent);
    return new Drawn(
        new Picture(
            transparent ? "image/png" : "image/jpeg",
            written(large, transparent),
            written(small, transparent)));
  }

  /** Halved step by step, which is smoother than one leap. */
  private static BufferedImage scaled(BufferedImage from, int side, boolean transparent) {
    int longer = Math.max(from.getWidth(), from.getHeight());
    int target = Math.min(longer, side);
    BufferedImage now = from;
    int size = longer;
    do {
      size = Math.max(target, size / 2);
      double factor = (double) size / longer;
      now =
          drawn(
              now,
              (int) Math.max(1, Math.round(from.getWidth() * factor)),
              (int) Math.max(1, Math.round(from.getHeight() * factor)),
              transparent);
    } while (size > target);
    return now;
  }

  private static BufferedImage drawn(BufferedImage from, int width, int height, boolean alpha) {
    BufferedImage to =
        new BufferedImage(
            width, height, alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = to.createGraphics();
    try {
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
      pen.drawImage(from, 0, 0, width, height, null);
    } finally {
      pen.dispose();
    }
    return to;
  }

  private static byte[] written(BufferedImage image, boolean png) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName(png ? "png" : "jpeg").next();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      ImageWriteParam how = writer.getDefaultWriteParam();
      if (!png) {
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionQuality(QUALITY);
      }
      writer.write(null, new IIOImage(image, null, null), how);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
