package org.wellbundle.core.measurements.internal.http;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One value.
 *
 * @param start with the offset at which the person was, UTC where nobody knows it
 * @param end of an interval, exclusive; null for a spot value
 * @param modality {@code sensed}, {@code selfReported} or {@code derived}
 * @param source device model, or the provider where no device is known
 * @param site body site of a segmental value, 0 for the whole body
 */
public record PointView(
    OffsetDateTime start,
    @Nullable OffsetDateTime end,
    LocalDate localDate,
    double value,
    String modality,
    String source,
    @Nullable String comment,
    int site,
    String id) {}
