package org.wellbundle.module.notifications;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.wellbundle.api.notification.Channel;
import org.wellbundle.api.notification.NotificationKind;
import org.wellbundle.api.notification.Wording;
import org.wellbundle.platform.mail.MailTemplate;

/** Words around the kinds' own, by language. */
final class Words {
  private final Map<String, Properties> languages = Map.of("en", read("en"), "de", read("de"));

  Wording filled(NotificationKind kind, String language, Map<String, String> values) {
    return Sentences.fill(kind.wording(language), values, word(language, "unknown"));
  }

  /** A notice as a mail: the values are in already, in every language. */
  MailTemplate mail(NotificationKind kind, Map<String, String> values) {
    boolean always = kind.always().contains(Channel.EMAIL);
    Map<String, MailTemplate.Text> texts = new TreeMap<>();
    for (String language : kind.wordings().keySet()) {
      Wording wording = filled(kind, language, values);
      texts.put(
          language,
          new MailTemplate.Text(
              braceless(wording.title()),
              braceless(wording.title()),
              List.of(braceless(wording.text()), "{at:time}"),
              braceless(wording.action()),
              word(language, always ? "mail.always" : "mail.optional")));
    }
    return new MailTemplate(kind.id(), texts);
  }

  /** A value that looks like a placeholder is none. */
  private static String braceless(String text) {
    return text.replace("{", "(").replace("}", ")");
  }

  private String word(String language, String key) {
    Properties texts = languages.getOrDefault(language, languages.get("en"));
    return Objects.requireNonNull(Objects.requireNonNull(texts).getProperty(key), key);
  }

  private static Properties read(String language) {
    String path = "/texts/notifications." + language + ".properties";
    try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(path), path)) {
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
