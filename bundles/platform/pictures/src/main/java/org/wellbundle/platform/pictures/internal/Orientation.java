package org.wellbundle.platform.pictures.internal;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Which way up a photo is. Cameras say so in the Exif data, which isn't kept, so the picture is
 * turned instead.
 *
 * @param value 1 to 8 as in Exif; 1 is upright
 */
record Orientation(int value) {
  private static final Orientation UPRIGHT = new Orientation(1);
  private static final int SOI = 0xFFD8;
  private static final int APP1 = 0xFFE1;
  private static final int SOS = 0xFFDA;
  private static final int TAG = 0x0112;
  private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

  /** Of a file; upright unless a JPEG says otherwise. */
  static Orientation of(byte[] file) {
    try {
      return find(ByteBuffer.wrap(file));
    } catch (RuntimeException broken) {
      return UPRIGHT;
    }
  }

  private static Orientation find(ByteBuffer file) {
    if ((file.getShort() & 0xFFFF) != SOI) {
      return UPRIGHT;
    }
    while (file.remaining() > 4) {
      int marker = file.getShort() & 0xFFFF;
      int length = file.getShort() & 0xFFFF;
      if (marker == SOS || length < 2) {
        return UPRIGHT;
      }
      ByteBuffer segment = file.slice(file.position(), length - 2);
      if (marker == APP1 && segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
        return inTiff(segment.slice(EXIF.length, segment.capacity() - EXIF.length));
      }
      file.position(file.position() + length - 2);
    }
    return UPRIGHT;
  }

  private static Orientation inTiff(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    int entries = tiff.getShort(directory) & 0xFFFF;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
        int value = tiff.getShort(entry + 8);
        return value >= 1 && value <= 8 ? new Orientation(value) : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** The picture the right way up. */
  BufferedImage apply(BufferedImage image) {
    if (value == 1) {
      return image;
    }
    int width = image.getWidth();
    int height = image.getHeight();
    boolean turned = value >= 5;
    BufferedImage to =
        new BufferedImage(
            turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = to.createGraphics();
    try {
      pen.drawImage(image, transform(width, height), null);
    } finally {
      pen.dispose();
    }
    return to;
  }

  private AffineTransform transform(double w, double h) {
    return switch (value) {
      case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
      case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
      case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
      case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
      case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
      case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
      case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
      default -> new AffineTransform();
    };
  }
}
