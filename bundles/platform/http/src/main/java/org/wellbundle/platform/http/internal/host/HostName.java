package org.wellbundle.platform.http.internal.host;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Host and port as a request names them.
 *
 * @param name lower case, without port; an IPv6 address keeps its brackets
 * @param port -1 when none was given
 */
public record HostName(String name, int port) {
  private static final int LONGEST = 253;

  /** Null when the text is no host. */
  public static @Nullable HostName parse(String text) {
    int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
    if (end < 0) {
      end = text.length();
    }
    int port = port(text.substring(end));
    String name = clean(text.substring(0, end));
    return name == null || port < -1 ? null : new HostName(name, port);
  }

  /** Lower case and without the root's dot; null when it can't be a host name. */
  public static @Nullable String clean(String text) {
    int length = text.endsWith(".") ? text.length() - 1 : text.length();
    if (length < 1 || length > LONGEST) {
      return null;
    }
    boolean address = text.charAt(0) == '[';
    for (int i = 0; i < length; i++) {
      if (!(address ? inAddress(text.charAt(i)) : inName(text.charAt(i)))) {
        return null;
      }
    }
    return text.substring(0, length).toLowerCase(Locale.ROOT);
  }

  private static boolean inName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '-'
        || (c >= 'A' && c <= 'Z');
  }

  private static boolean inAddress(char c) {
    return Character.digit(c, 16) >= 0 || c == ':' || c == '.' || c == '[' || c == ']';
  }

  private static int port(String suffix) {
    if (suffix.isEmpty()) {
      return -1;
    }
    try {
      int port = suffix.charAt(0) == ':' ? Integer.parseInt(suffix.substring(1)) : -2;
      return port > 0 && port < 65536 ? port : -2;
    } catch (NumberFormatException e) {
      return -2;
    }
  }
}
