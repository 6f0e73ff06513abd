package org.wellbundle.core.measurements.internal.days;

import org.wellbundle.api.measurement.Modality;

/**
 * One value for a day, as the read model holds it.
 *
 * @param source device model, or the provider where no device is known
 */
public record DayValue(double value, Modality modality, String source) {}
