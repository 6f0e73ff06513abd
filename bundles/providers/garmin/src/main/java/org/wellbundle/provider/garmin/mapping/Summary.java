package org.wellbundle.provider.garmin.mapping;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.provider.Json;

/**
 * One summary: optional fields are absent, times are epoch seconds with the local offset beside.
 */
record Summary(Json json) {
  private static final long LATEST = 4_102_444_800L; // 2100

  OptionalDouble number(String... names) {
    for (String name : names) {
      OptionalDouble found = finite(json.get(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble finite(Json value) {
    double number = value.number().map(Number::doubleValue).orElse(Double.NaN);
    return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
  }

  /** Seconds or a count; null when it isn't there. */
  @Nullable Integer count(String... names) {
    OptionalDouble number = number(names);
    return number.isEmpty() || number.getAsDouble() < 0 ? null : (int) number.getAsDouble();
  }

  String text(String name) {
    return json.get(name).text().orElse("");
  }

  static Optional<Instant> instant(Json seconds) {
    long value = seconds.wholeNumber().orElse(0);
    return value > 0 && value < LATEST
        ? Optional.of(Instant.ofEpochSecond(value))
        : Optional.empty();
  }

  Optional<Instant> start() {
    return instant(json.get("startTimeInSeconds"));
  }

  /** The person's local date as Garmin says it. */
  Optional<LocalDate> date() {
    try {
      return json.get("calendarDate").text().map(LocalDate::parse);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The local clock's offset; Garmin has several names for it. */
  Optional<ZoneOffset> offset() {
    for (String name :
        new String[] {
          "startTimeOffsetInSeconds",
          "offsetStartTimeInSeconds",
          "measurementTimeOffsetInSeconds",
          "offsetInSeconds"
        }) {
      long seconds = json.get(name).wholeNumber().orElse(Long.MIN_VALUE);
      if (Math.abs(seconds) <= 18 * 3600) {
        return Optional.of(ZoneOffset.ofTotalSeconds((int) seconds));
      }
    }
    return Optional.empty();
  }

  Moment at(Instant instant) {
    return between(instant, null, null);
  }

  Moment between(Instant start, @Nullable Instant end, @Nullable LocalDate date) {
    ZoneOffset offset = offset().orElse(null);
    LocalDate day =
        date != null
            ? date
            : start.atOffset(offset == null ? ZoneOffset.UTC : offset).toLocalDate();
    return new Moment(
        start, end, offset, offset == null ? OffsetSource.ASSUMED : OffsetSource.RECORD, day);
  }

  /** A map of seconds from the start to values, in order. */
  Map<Instant, Double> series(String name) {
    Map<Instant, Double> series = new TreeMap<>();
    Optional<Instant> start = start();
    if (start.isPresent()) {
      json.get(name)
          .fields()
          .forEach(
              (seconds, value) -> {
                if (seconds.matches("[0-9]{1,6}")) {
                  Instant at = start.get().plusSeconds(Long.parseLong(seconds));
                  finite(value).ifPresent(number -> series.put(at, number));
                }
              });
    }
    return series;
  }
}
