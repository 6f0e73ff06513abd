package org.wellbundle.api.measurement;

import org.jspecify.annotations.Nullable;

/**
 * What the person set as targets in the vendor's app.
 *
 * @param steps a day
 * @param sleepSeconds a night
 * @param weight in kg
 */
public record Goals(
    @Nullable Integer steps, @Nullable Integer sleepSeconds, @Nullable Double weight) {}
