package org.wellbundle.sdk.testkit.withings.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** Pages from templates with {@code {{name}}} in them; values are escaped unless they are HTML. */
final class Html {
  private Html() {}

  /** A fragment that may be inserted as it is. */
  record Raw(String html) {}

  static String fill(String template, Map<String, Object> values) {
    String page = load(template);
    for (Map.Entry<String, Object> value : values.entrySet()) {
      page = page.replace("{{" + value.getKey() + "}}", render(value.getValue()));
    }
    return page;
  }

  /** A whole page around a fragment. */
  static String page(String title, String width, String content) {
    return load("frame.html")
        .replace("{{title}}", escape(title))
        .replace("{{width}}", width)
        .replace("{{content}}", content);
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String render(Object value) {
    return value instanceof Raw raw ? raw.html() : escape(value.toString());
  }

  private static String load(String name) {
    try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
