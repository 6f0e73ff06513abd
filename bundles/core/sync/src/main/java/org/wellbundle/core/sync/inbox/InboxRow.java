package org.wellbundle.core.sync.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;

/** A stored webhook under lease. */
record InboxRow(
    long id,
    String provider,
    @Nullable TenantId tenant,
    @Nullable LinkId link,
    @Nullable String contentType,
    byte[] sealed,
    Instant receivedAt,
    int attempts,
    int version,
    String correlationId) {}
