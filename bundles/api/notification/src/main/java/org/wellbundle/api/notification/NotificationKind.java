package org.wellbundle.api.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A kind of notification. Register one OSGi service per kind; while it is there, members find it
 * among their settings, and notices of it are delivered. Notices that come while it is away wait
 * for it.
 *
 * @param id stable, lower case, {@code <part>.<what>}, for example {@code link.needs-reauth}
 * @param icon name in the kit's icon set
 * @param path where in the portal the action leads, for example {@code /link}
 * @param offered channels the kind can take
 * @param byDefault channels on until the member chooses
 * @param always channels the member can't switch off; for the safety of the account only
 * @param wordings by language tag; has {@code en}
 */
public record NotificationKind(
    String id,
    String icon,
    String path,
    Set<Channel> offered,
    Set<Channel> byDefault,
    Set<Channel> always,
    Map<String, Wording> wordings) {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*\\.[a-z][a-z0-9-]*");

  public NotificationKind {
    offered = Set.copyOf(offered);
    byDefault = Set.copyOf(byDefault);
    always = Set.copyOf(always);
    wordings = Map.copyOf(wordings);
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("bad kind of notification " + id);
    }
    if (!path.startsWith("/") || path.startsWith("//")) {
      throw new IllegalArgumentException(id + ": not a path of the portal: " + path);
    }
    if (!offered.containsAll(byDefault) || !offered.containsAll(always)) {
      throw new IllegalArgumentException(id + ": a channel that isn't offered");
    }
    if (!wordings.containsKey("en")) {
      throw new IllegalArgumentException(id + ": no English wording");
    }
  }

  /** The words in a language, English when there are none. */
  public Wording wording(String language) {
    Wording wanted = wordings.get(language);
    return wanted == null ? english() : wanted;
  }

  private Wording english() {
    return java.util.Objects.requireNonNull(wordings.get("en"));
  }

  /**
   * Reads wordings from {@code /texts/notifications.<language>.properties} (UTF-8) on the class
   * path of {@code anchor}; the keys are {@code <id>.name}, {@code .title}, {@code .text} and
   * {@code .action}.
   */
  public static Map<String, Wording> read(Class<?> anchor, String id, String... languages) {
    Map<String, Wording> wordings = new LinkedHashMap<>();
    for (String language : languages) {
      Properties texts = texts(anchor, "/texts/notifications." + language + ".properties");
      wordings.put(
          language,
          new Wording(
              text(texts, id, "name"),
              text(texts, id, "title"),
              text(texts, id, "text"),
              text(texts, id, "action")));
    }
    return wordings;
  }

  private static String text(Properties texts, String id, String part) {
    String text = texts.getProperty(id + "." + part);
    if (text == null) {
      throw new IllegalArgumentException("no text " + id + "." + part);
    }
    return text;
  }

  private static Properties texts(Class<?> anchor, String path) {
    try (InputStream in = anchor.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("no texts " + path + " beside " + anchor.getName());
      }
      Properties texts = new Properties();
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        texts.load(reader);
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
