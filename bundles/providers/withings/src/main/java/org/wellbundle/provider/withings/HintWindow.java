package org.wellbundle.provider.withings;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.wellbundle.api.provider.Range.Window;

/**
 * The window a notification names. The body isn't signed, so a window is believed only when it
 * makes sense; otherwise the last day is fetched.
 */
final class HintWindow {
  private static final Duration LONGEST = Duration.ofDays(31);
  private static final Duration FALLBACK = Duration.ofHours(24);
  private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

  /** Withings has no data from before its first scale. */
  private static final Instant EARLIEST = Instant.parse("2008-01-01T00:00:00Z");

  private static final ZoneOffset FIRST_ZONE = ZoneOffset.ofHours(14);
  private static final ZoneOffset LAST_ZONE = ZoneOffset.ofHours(-12);

  private HintWindow() {}

  static Window of(FormBody body, Instant receivedAt) {
    return instants(body)
        .or(() -> day(body, receivedAt))
        .filter(window -> isPlausible(window, receivedAt))
        .orElseGet(() -> new Window(receivedAt.minus(FALLBACK), receivedAt));
  }

  /** {@code startdate} and {@code enddate}; the end belongs to it. */
  private static Optional<Window> instants(FormBody body) {
    long start = body.number("startdate").orElse(0);
    long end = body.number("enddate").orElse(0);
    return start > 0 && start <= end && end < Instant.MAX.getEpochSecond()
        ? Optional.of(new Window(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end + 1)))
        : Optional.empty();
  }

  /** {@code date}: a day at a place nobody named, so from its first hour anywhere to its last. */
  private static Optional<Window> day(FormBody body, Instant receivedAt) {
    return body.text("date")
        .flatMap(HintWindow::date)
        .map(
            date ->
                new Window(
                    OffsetDateTime.of(date.atStartOfDay(), FIRST_ZONE).toInstant(),
                    OffsetDateTime.of(date.plusDays(1).atStartOfDay(), LAST_ZONE).toInstant()))
        .filter(window -> window.from().isBefore(receivedAt))
        .map(window -> untilNow(window, receivedAt));
  }

  private static Optional<LocalDate> date(String text) {
    try {
      LocalDate date = LocalDate.parse(text);
      return date.getYear() < 10_000 ? Optional.of(date) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Window untilNow(Window window, Instant receivedAt) {
    return window.to().isAfter(receivedAt) ? new Window(window.from(), receivedAt) : window;
  }

  private static boolean isPlausible(Window window, Instant receivedAt) {
    return !window.from().isBefore(EARLIEST)
        && !window.to().isAfter(receivedAt.plus(CLOCK_DIFFERENCE))
        && Duration.between(window.from(), window.to()).compareTo(LONGEST) <= 0;
  }
}
