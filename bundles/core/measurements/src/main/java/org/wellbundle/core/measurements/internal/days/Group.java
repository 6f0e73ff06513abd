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
    double last) {}
