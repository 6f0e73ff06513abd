package org.wellbundle.platform.pictures;

import io.nayuki.qrcodegen.QrCode;

/**
 * A QR code to be drawn as one path in a square, dark on light in every colour scheme: cameras
 * expect it so.
 *
 * @param size length of a side, with the margin the standard demands
 * @param path data of an SVG path
 */
public record QrPicture(int size, String path) {
  private static final int MARGIN = 4;

  public static QrPicture of(String text) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          dark.append('M').append(x + MARGIN).append(' ').append(y + MARGIN).append("h1v1h-1z");
        }
      }
    }
    return new QrPicture(code.size + 2 * MARGIN, dark.toString());
  }

  @Override
  public String toString() {
    return "QrPicture[hidden]";
  }
}
