package org.wellbundle.platform.mail.internal;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.platform.mail.MailTemplate;

/**
 * Puts values into a text: {@code {name}}, or {@code {name:time}} for a time in ISO 8601 that is
 * written in the recipient's language and zone; plain English counts as British, as on the pages.
 */
final class Placeholders {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)(:time)?}");

  private final Map<String, String> values;
  private final DateTimeFormatter times;

  Placeholders(Map<String, String> values, Locale locale, ZoneId zone) {
    this.values = values;
    this.times =
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(locale.equals(Locale.ENGLISH) ? Locale.UK : locale)
            .withZone(zone);
  }

  String fill(String text) {
    return PLACE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2))));
  }

  private String value(String name, String form) {
    String value = values.getOrDefault(name, "");
    return form == null || value.isEmpty() ? value : times.format(Instant.parse(value));
  }

  /** Names a template needs. */
  static Set<String> names(MailTemplate.Text text) {
    Set<String> names = new TreeSet<>();
    collect(text.subject(), names);
    collect(text.heading(), names);
    collect(text.closing(), names);
    text.paragraphs().forEach(paragraph -> collect(paragraph, names));
    if (text.button() != null) {
      names.add("link");
    }
    return names;
  }

  private static void collect(String text, Set<String> names) {
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
  }
}
