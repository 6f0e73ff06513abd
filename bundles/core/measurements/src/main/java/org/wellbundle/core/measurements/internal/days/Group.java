package org.wellbundle.core.measurements.internal.days;

import java.time.Instant;
import org.wellbundle.api.measurement.Modality;

/**
 * Samples of one metric and day that share link, origin and period, folded into what every roll-up
 * needs. Sums are kept in millionths as whole numbers, so that they don't depend on the order of
 * adding and a rebuild gives the same bits.
 *
 * @param period number of switches before these samples
 * @param uncertain the vendor isn't sure whose they are
 * @param lastAt time of the last sample, {@code lastRecord} its record, {@code last} its value
 */
public record Group(
    long link,
    int period,
    Modality modality,
    String source,
    boolean uncertain,
    long count,
    double sumMillionths,
    double min,
    double max,
    Instant lastAt,
    String lastRecord,
    double last) {
  /** Up to here sums are exact. */
  private static final double EXACT = 1L << 53;

  /** What groups have in common that are one to every rule. */
  record Kin(long link, int period, Modality modality, String source, boolean uncertain) {}

  Kin kin() {
    return new Kin(link, period, modality, source, uncertain);
  }

  /** True when adding to the sum may lose digits. */
  boolean imprecise() {
    return Math.abs(sumMillionths) > EXACT;
  }

  /** Both as one. */
  Group with(Group other) {
    Group later = isAfter(other) ? this : other;
    return new Group(
        link,
        period,
        modality,
        source,
        uncertain,
        count + other.count,
        sumMillionths + other.sumMillionths,
        Math.min(min, other.min),
        Math.max(max, other.max),
        later.lastAt,
        later.lastRecord,
        later.last);
  }

  private boolean isAfter(Group other) {
    int order = lastAt.compareTo(other.lastAt);
    return order > 0 || order == 0 && lastRecord.compareTo(other.lastRecord) > 0;
  }
}
