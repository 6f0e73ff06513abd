package org.wellbundle.platform.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, by language; how it looks is the tenant's. {@code {name}} stands for a value;
 * {@code {tenant}} and {@code {person}} (empty for a mere address) are always there.
 *
 * @param id stable, for example {@code account.password-forgotten}
 * @param texts by language tag; has {@code en}
 */
public record MailTemplate(String id, Map<String, Text> texts) {
  public MailTemplate {
    texts = Map.copyOf(texts);
    if (!texts.containsKey("en")) {
      throw new IllegalArgumentException(id + ": no English text");
    }
  }

  /**
   * @param paragraphs plain text; a line of its own that is only {@code {code}} is shown large; one
   *     that begins with {@code "> "} is shown as what a person wrote
   * @param button label of the button that leads to the value {@code link}, null for none
   * @param closing small print: why this person got this mail, and what to do if it wasn't them
   */
  public record Text(
      String subject,
      String heading,
      List<String> paragraphs,
      @Nullable String button,
      String closing) {
    public Text {
      paragraphs = List.copyOf(paragraphs);
    }
  }

  /** The text in a language, English when there is none. */
  Text text(String language) {
    Text wanted = texts.get(language);
    return wanted == null ? java.util.Objects.requireNonNull(texts.get("en")) : wanted;
  }

  /**
   * Reads {@code /mail/<id>.<language>.properties} (UTF-8) from the class path of {@code anchor}:
   * {@code subject}, {@code heading}, {@code text.1} and so on, {@code button} if any, {@code
   * closing}.
   */
  public static MailTemplate read(Class<?> anchor, String id, String... languages) {
    Map<String, Text> texts = new LinkedHashMap<>();
    for (String language : languages) {
      texts.put(language, text(anchor, "/mail/" + id + "." + language + ".properties"));
    }
    return new MailTemplate(id, texts);
  }

  private static Text text(Class<?> anchor, String path) {
    Properties file = load(anchor, path);
    List<String> paragraphs = new ArrayList<>();
    for (int n = 1; file.getProperty("text." + n) != null; n++) {
      paragraphs.add(file.getProperty("text." + n));
    }
    return new Text(
        required(file, path, "subject"),
        required(file, path, "heading"),
        paragraphs,
        file.getProperty("button"),
        required(file, path, "closing"));
  }

  private static String required(Properties file, String path, String key) {
    String value = file.getProperty(key);
    if (value == null) {
      throw new IllegalArgumentException(path + ": no " + key);
    }
    return value;
  }

  private static Properties load(Class<?> anchor, String path) {
    try (InputStream in = anchor.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no template " + path + " beside " + anchor.getName());
      }
      Properties file = new Properties();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        file.load(reader);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
