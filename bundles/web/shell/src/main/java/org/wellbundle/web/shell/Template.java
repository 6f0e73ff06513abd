package org.wellbundle.web.shell;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Text with {@code {{names}}} to fill in; names nobody knows stay. */
record Template(String text) {

  /** Reads a file of the shell's own {@code /web} folder. */
  static Template read(String name) {
    try (InputStream in = Template.class.getResourceAsStream("/web/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the bundle lacks /web/" + name);
      }
      return new Template(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fills in a value that is markup already. */
  Template with(String name, String value) {
    return new Template(text.replace("{{" + name + "}}", value));
  }

  static String forHtml(String value) {
    return value
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
