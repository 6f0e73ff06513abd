package org.wellbundle.core.consent.internal.leaving;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Times in words for mails. */
final class Moments {
  private Moments() {}

  static String day(Instant at, Locale locale, ZoneId zone) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(locale)
        .format(at.atZone(zone));
  }
}
