package org.wellbundle.benchmarks;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** As much of HTTP/1.1 as tells where an answer ends. */
final class Answers {
  private Answers() {}

  /**
   * @param bodyBytes -1 for a chunked body
   */
  record Head(int status, int length, int bodyBytes) {
    boolean complete(ByteBuffer answer) {
      int end = answer.position();
      if (bodyBytes >= 0) {
        return end >= length + bodyBytes;
      }
      return end >= length + 5
          && answer.get(end - 5) == '0'
          && answer.get(end - 4) == '\r'
          && answer.get(end - 2) == '\r';
    }
  }

  /** Null when the head isn't there yet. */
  static @Nullable Head head(ByteBuffer answer) {
    byte[] bytes = answer.array();
    int end = answer.position();
    for (int i = 3; i < end; i++) {
      if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
        String head = new String(bytes, 0, i, StandardCharsets.ISO_8859_1);
        return new Head(Integer.parseInt(head.substring(9, 12)), i + 1, bodyBytes(head));
      }
    }
    return null;
  }

  private static int bodyBytes(String head) {
    String length = header(head, "\ncontent-length:");
    if (length != null) {
      return Integer.parseInt(length);
    }
    return header(head, "\ntransfer-encoding:") == null ? 0 : -1;
  }

  private static @Nullable String header(String head, String name) {
    for (int at = 0; at >= 0; at = head.indexOf('\n', at + 1)) {
      if (head.regionMatches(true, at, name, 0, name.length())) {
        int end = head.indexOf('\r', at + name.length());
        return head.substring(at + name.length(), end < 0 ? head.length() : end).strip();
      }
    }
    return null;
  }

  static String text(ByteBuffer answer) {
    return new String(
        answer.array(), 0, Math.min(600, answer.position()), StandardCharsets.ISO_8859_1);
  }
}
