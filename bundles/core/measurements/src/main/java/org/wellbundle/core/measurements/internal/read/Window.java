package org.wellbundle.core.measurements.internal.read;

import java.time.Instant;
import java.time.LocalDate;

/**
 * What a caller asks for: local dates, both included, and perhaps instants within them.
 *
 * @param start inclusive
 * @param end exclusive
 */
public record Window(LocalDate from, LocalDate to, Instant start, Instant end) {
  /** Far beyond every moment that the database could hold. */
  static final Instant EVER = Instant.parse("9999-12-31T00:00:00Z");

  /** Whole local days, at whatever offset they were lived. */
  public static Window ofDates(LocalDate from, LocalDate to) {
    return new Window(from, to, Instant.EPOCH.minusSeconds(1L << 40), EVER);
  }
}
