package org.wellbundle.platform.http.internal.web;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A static servlet over given files. */
public final class Shelved {
  private Shelved() {}

  public static StaticServlet servlet(Map<String, String> files) {
    return new StaticServlet(
        address -> {
          String text = files.get(address);
          return text == null
              ? null
              : new StaticFile(address, text.getBytes(StandardCharsets.UTF_8));
        });
  }
}
