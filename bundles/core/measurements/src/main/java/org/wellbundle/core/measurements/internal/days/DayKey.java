package org.wellbundle.core.measurements.internal.days;

import java.time.LocalDate;

/** A metric on a local date. */
record DayKey(int metric, LocalDate date) {}
