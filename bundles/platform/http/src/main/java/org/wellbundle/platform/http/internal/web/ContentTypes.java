package org.wellbundle.platform.http.internal.web;

import java.util.Map;

/** Content types by file ending. */
final class ContentTypes {
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final Map<String, String> BY_ENDING =
      Map.ofEntries(
          Map.entry("js", JAVASCRIPT),
          Map.entry("mjs", JAVASCRIPT),
          Map.entry("css", "text/css; charset=utf-8"),
          Map.entry("json", "application/json"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("svg", "image/svg+xml; charset=utf-8"),
          Map.entry("txt", "text/plain; charset=utf-8"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("ico", "image/vnd.microsoft.icon"),
          Map.entry("woff2", "font/woff2"));

  private ContentTypes() {}

  static String of(String path) {
    String ending = path.substring(path.lastIndexOf('.') + 1);
    return BY_ENDING.getOrDefault(ending, "application/octet-stream");
  }

  static boolean isText(String contentType) {
    return contentType.startsWith("text/")
        || contentType.contains("json")
        || contentType.contains("+xml");
  }

  static boolean isScript(String contentType) {
    return contentType.equals(JAVASCRIPT);
  }
}
