package org.wellbundle.core.sync.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A webhook at the door, sealed, not yet stored.
 *
 * @param link the link whose token the address carried, null when the token is the registration's
 */
record Arrived(
    String provider,
    @Nullable Long link,
    @Nullable Integer tenant,
    @Nullable String contentType,
    byte[] sealed,
    Instant receivedAt,
    String correlationId) {}
