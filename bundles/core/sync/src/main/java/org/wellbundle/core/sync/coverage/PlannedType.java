package org.wellbundle.core.sync.coverage;

import java.time.Instant;
import java.time.LocalDate;
import org.wellbundle.api.provider.DataType;

/**
 * How much history of a data type was asked for.
 *
 * @param askedFrom first local date that counts
 * @param askedTo last local date that counts
 * @param plannedTo end of the newest window
 * @param tasks number of tasks that bring it
 */
public record PlannedType(
    String dataType,
    DataType.Phase phase,
    int askedDays,
    int grantedDays,
    LocalDate askedFrom,
    LocalDate askedTo,
    Instant plannedTo,
    int tasks) {}
