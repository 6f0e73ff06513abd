package org.wellbundle.api.measurement;

import java.time.LocalDate;

/**
 * One value for a person's whole local day, as the vendor's own summary gives it.
 *
 * @param key the vendor's record for that day and source
 * @param metric what was counted
 * @param localDate the vendor's local date
 * @param value in the metric's unit; finite
 * @param origin who measured it, and how
 */
public record DailyTotal(
    RecordKey key, Metric metric, LocalDate localDate, double value, Origin origin) {
  public DailyTotal {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite");
    }
  }
}
