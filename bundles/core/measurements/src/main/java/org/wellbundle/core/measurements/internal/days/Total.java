package org.wellbundle.core.measurements.internal.days;

import org.wellbundle.api.measurement.Modality;

/** A vendor's own value of a metric for a day. */
public record Total(
    long link, Modality modality, String source, long version, String record, double value) {}
