package org.wellbundle.sdk.tck.cloud;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Moves the times of recorded answers by whole days, so that what was recorded a day ago happened
 * yesterday: ISO dates and times, and seconds or milliseconds since 1970 that are near the
 * recording.
 */
record Today(Instant recorded, long days) {
  private static final Pattern DATE = Pattern.compile("(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  private static final Pattern EPOCH = Pattern.compile("(?<![0-9.])1[0-9]{9}([0-9]{3})?(?![0-9.])");
  private static final Duration NEAR = Duration.ofDays(800);

  static Today of(Instant recorded, Instant now) {
    return new Today(recorded, Duration.between(recorded, now).toDays());
  }

  /** From the recording's time to ours. */
  String forth(String text) {
    return moved(text, recorded, days);
  }

  /** From our time to the recording's. */
  String back(String text) {
    return moved(text, recorded.plus(Duration.ofDays(days)), -days);
  }

  private static String moved(String text, Instant about, long by) {
    String dated = replaced(text, DATE, found -> LocalDate.parse(found).plusDays(by).toString());
    return replaced(
        dated,
        EPOCH,
        found -> {
          boolean millis = found.length() > 10;
          Instant at =
              millis
                  ? Instant.ofEpochMilli(Long.parseLong(found))
                  : Instant.ofEpochSecond(Long.parseLong(found));
          if (Duration.between(at, about).abs().compareTo(NEAR) > 0) {
            return found;
          }
          Instant moved = at.plus(Duration.ofDays(by));
          return Long.toString(millis ? moved.toEpochMilli() : moved.getEpochSecond());
        });
  }

  private static String replaced(String text, Pattern pattern, UnaryOperator<String> change) {
    return pattern
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(or(match.group(), change)));
  }

  /** What looks like a date and is none stays. */
  private static String or(String found, UnaryOperator<String> change) {
    try {
      return change.apply(found);
    } catch (DateTimeException e) {
      return found;
    }
  }
}
