package org.wellbundle.platform.http.internal.edge;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Ids that tie an answer, its log lines and the tasks it started together. They are no secrets. */
final class CorrelationIds {
  static final String HEADER = "X-Correlation-Id";
  private static final int LONGEST = 64;
  private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();

  private CorrelationIds() {}

  /** The caller's id when it can't do harm in a log, else a new one. */
  static String of(@Nullable String given) {
    return given != null && isSane(given) ? given : create();
  }

  private static String create() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    char[] text = new char[24];
    for (int half = 0; half < 2; half++) {
      long bits = random.nextLong();
      for (int i = 0; i < 12; i++) {
        text[half * 12 + i] = DIGITS[(int) (bits & 31)];
        bits >>>= 5;
      }
    }
    return new String(text);
  }

  private static boolean isSane(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return true;
  }
}
