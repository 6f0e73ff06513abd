package org.wellbundle.benchmarks;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Lines and texts of Redis's protocol. */
final class Resp {
  private Resp() {}

  /** A line without its end. */
  static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(16);
    int read = in.read();
    while (read != '\r') {
      if (read < 0) {
        throw new EOFException();
      }
      line.append((char) read);
      read = in.read();
    }
    in.read();
    return line.toString();
  }

  /** A text of known length and the end of its line. */
  static String bulk(InputStream in, int length) throws IOException {
    if (length < 0) {
      return "";
    }
    byte[] bytes = in.readNBytes(length + 2);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
