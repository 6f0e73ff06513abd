package org.wellbundle.provider.withings.mapping;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.wellbundle.api.provider.Json;

/** Reads plain values. An implausible one is no value. */
final class Values {
  /** 2200-01-01: beyond it a time is in another unit, or nonsense. */
  private static final long LATEST = 7_258_118_400L;

  private static final BigDecimal LARGEST_INT = BigDecimal.valueOf(Integer.MAX_VALUE);

  private static final long LARGEST_SCALE = 400;

  private Values() {}

  /** Epoch seconds; 0 stands for "none" in this API. */
  static Optional<Instant> instant(Json epochSeconds) {
    long seconds = epochSeconds.wholeNumber().orElse(0);
    return seconds > 0 && seconds < LATEST
        ? Optional.of(Instant.ofEpochSecond(seconds))
        : Optional.empty();
  }

  /** {@code YYYY-MM-DD}. */
  static Optional<LocalDate> date(Json text) {
    try {
      return text.text().map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** A number of a size that can be calculated with. */
  static Optional<BigDecimal> number(Json number) {
    return number.number().filter(n -> Math.abs((long) n.scale()) <= LARGEST_SCALE);
  }

  /** A count or a number of seconds, rounded to a whole one. */
  static Optional<Integer> count(Json number) {
    return number(number)
        .filter(n -> n.signum() >= 0 && n.compareTo(LARGEST_INT) <= 0)
        .map(n -> n.setScale(0, RoundingMode.HALF_UP).intValue());
  }

  static Optional<String> nonBlankText(Json value) {
    return value.isText() ? value.text().filter(t -> !t.isBlank()) : Optional.empty();
  }
}
