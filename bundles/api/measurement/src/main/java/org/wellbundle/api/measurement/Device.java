package org.wellbundle.api.measurement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A device the person uses with the vendor's account.
 *
 * @param id the vendor's stable reference
 * @param model name to show
 * @param kind the vendor's kind of device, for example {@code Scale}; null when unknown
 * @param battery {@code high}, {@code medium}, {@code low}, or null when unknown
 * @param lastSession last time it spoke to the vendor's cloud
 */
public record Device(
    String id,
    String model,
    @Nullable String kind,
    @Nullable String battery,
    @Nullable Instant lastSession) {}
