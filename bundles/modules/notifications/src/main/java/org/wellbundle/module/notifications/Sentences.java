package org.wellbundle.module.notifications;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wellbundle.api.notification.Wording;

/** Words with their values in. */
final class Sentences {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");

  private Sentences() {}

  static Wording fill(Wording wording, Map<String, String> values, String unknown) {
    return new Wording(
        wording.name(),
        fill(wording.title(), values, unknown),
        fill(wording.text(), values, unknown),
        fill(wording.action(), values, unknown));
  }

  private static String fill(String text, Map<String, String> values, String unknown) {
    return PLACE
        .matcher(text)
        .replaceAll(
            match -> {
              String value = values.getOrDefault(match.group(1), "");
              return Matcher.quoteReplacement(value.isBlank() ? unknown : value);
            });
  }
}
