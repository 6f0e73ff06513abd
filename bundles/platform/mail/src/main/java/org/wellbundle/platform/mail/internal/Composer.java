package org.wellbundle.platform.mail.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.internal.letter.Letterhead;
import org.wellbundle.platform.mail.internal.letter.Words;

/** Writes a mail's words in the recipient's language. */
final class Composer {
  /** Where a member chooses what is sent. */
  private static final String SETTINGS = "/settings/notifications";

  private static final String CODE = "{code}";
  private static final Properties ENGLISH = layout("en");
  private static final Map<String, Properties> LAYOUTS = Map.of("en", ENGLISH, "de", layout("de"));

  private Composer() {}

  /**
   * @param person how the recipient is called, empty for a mere address
   */
  static Words compose(Letter letter, Letterhead head, String person, Locale wanted, ZoneId zone) {
    String language = language(letter, wanted);
    MailTemplate.Text text = java.util.Objects.requireNonNull(letter.texts().get(language));
    Map<String, String> values = new HashMap<>(letter.values());
    values.put("tenant", head.name());
    values.put("person", person);
    values.put("portal", head.portal());
    Placeholders places = new Placeholders(values, Locale.forLanguageTag(language), zone);
    Properties layout = LAYOUTS.getOrDefault(language, ENGLISH);
    boolean endable = letter.unsubscribe() != null;
    return new Words(
        language,
        places.fill(text.subject()),
        places.fill(text.heading()),
        paragraphs(text, places),
        text.paragraphs().contains(CODE) ? places.fill(CODE) : null,
        text.button() == null ? null : places.fill(text.button()),
        text.button() == null ? null : values.get("link"),
        layout.getProperty("fallback"),
        places.fill(text.closing()),
        places.fill(layout.getProperty("sender")),
        endable ? layout.getProperty("unsubscribe") : null,
        endable ? head.portal() + SETTINGS : null);
  }

  private static List<String> paragraphs(MailTemplate.Text text, Placeholders places) {
    List<String> paragraphs = new ArrayList<>();
    for (String paragraph : text.paragraphs()) {
      String filled = places.fill(paragraph);
      if (!paragraph.equals(CODE) && !filled.isBlank()) {
        paragraphs.add(filled);
      }
    }
    return paragraphs;
  }

  private static String language(Letter letter, @Nullable Locale wanted) {
    String language = wanted == null ? "en" : wanted.getLanguage();
    return letter.texts().containsKey(language) ? language : "en";
  }

  private static Properties layout(String language) {
    try (InputStream in =
        Composer.class.getResourceAsStream("/texts/layout." + language + ".properties")) {
      if (in == null) {
        throw new IllegalStateException("no layout texts in " + language);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
