package org.wellbundle.sdk.testkit.recording;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Moves every time of a recording by the same whole weeks, so that days keep their weekday. */
record Times(long weeks, Instant now) {
  private static final Pattern DATE = Pattern.compile("(?<![0-9])20[0-9]{2}-[0-9]{2}-[0-9]{2}");
  private static final Duration NEAR = Duration.ofDays(20 * 366);

  /** A text with its ISO dates moved. */
  String moved(String text) {
    return DATE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(date(match.group())));
  }

  private String date(String iso) {
    try {
      return LocalDate.parse(iso).minusWeeks(weeks).toString();
    } catch (DateTimeException e) {
      return iso;
    }
  }

  /** Whether a number looks like seconds or milliseconds since 1970, in the last years. */
  boolean isTime(long number) {
    return near(Instant.ofEpochSecond(limited(number))) || near(Instant.ofEpochMilli(number));
  }

  long moved(long number) {
    Duration by = Duration.ofDays(7 * weeks);
    return near(Instant.ofEpochMilli(number)) ? number - by.toMillis() : number - by.toSeconds();
  }

  private static long limited(long seconds) {
    return Math.max(0, Math.min(seconds, Instant.parse("9999-01-01T00:00:00Z").getEpochSecond()));
  }

  private boolean near(Instant time) {
    return time.isAfter(now.minus(NEAR)) && time.isBefore(now.plus(Duration.ofDays(800)));
  }
}
