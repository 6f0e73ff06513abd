package org.wellbundle.platform.http.internal.edge;

import java.net.URI;
import java.util.Locale;

/** Paths that mean the same to every part that reads them, and which host serves them. */
final class RequestPath {
  private RequestPath() {}

  /**
   * The decoded path of a request URI. Ambiguous ones (dot segments, empty segments, path
   * parameters, encoded separators) are refused, since filter, servlet and JAX-RS would read them
   * differently.
   */
  static String of(String uri) {
    boolean encoded = false;
    char before = 0;
    for (int i = 0; i < uri.length(); i++) {
      char c = uri.charAt(i);
      if (c == ';' || c == '\\' || c <= ' ' || c > '~' || (c == '/' && before == '/')) {
        throw EdgeProblems.malformedPath();
      }
      if (c == '.' && before == '/' && isDots(uri, i)) {
        throw EdgeProblems.malformedPath();
      }
      encoded |= c == '%';
      before = c;
    }
    return encoded ? decode(uri) : uri;
  }

  /** True when the platform host, or else a tenant's host, has something under this path. */
  static boolean isServed(String path, boolean platformHost) {
    // Of resources, each method says which hosts it is for.
    return isApi(path) || isPlatforms(path) == platformHost || (platformHost && isConsoles(path));
  }

  /** Pages of the operators' console and their settings, and the files they are made of. */
  private static boolean isConsoles(String path) {
    return path.equals("/")
        || path.equals("/console")
        || path.startsWith("/console/")
        || path.equals("/settings")
        || path.startsWith("/settings/")
        || path.startsWith("/ui/");
  }

  static boolean isApi(String path) {
    return path.startsWith("/api/v1/");
  }

  /** True for what the platform host serves, and tenant hosts don't. */
  static boolean isPlatforms(String path) {
    return path.startsWith("/oauth/callback/")
        || path.startsWith("/hooks/")
        || path.startsWith("/health/")
        || path.equals("/metrics");
  }

  private static boolean isDots(String uri, int from) {
    int end = uri.indexOf('/', from);
    String segment = uri.substring(from, end < 0 ? uri.length() : end);
    return segment.equals(".") || segment.equals("..");
  }

  private static String decode(String uri) {
    String lower = uri.toLowerCase(Locale.ROOT);
    if (lower.contains("%2f")
        || lower.contains("%5c")
        || lower.contains("%2e")
        || lower.contains("%25")
        || lower.contains("%3b")
        || lower.contains("%00")) {
      throw EdgeProblems.malformedPath();
    }
    try {
      return URI.create(uri).getPath();
    } catch (IllegalArgumentException e) {
      throw EdgeProblems.malformedPath();
    }
  }
}
