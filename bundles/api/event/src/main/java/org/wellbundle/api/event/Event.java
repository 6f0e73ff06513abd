package org.wellbundle.api.event;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;

/**
 * @param position place in the outbox, 0 before it is stored
 * @param type one of {@link EventTypes}, or a module's own in the same manner
 * @param ids further ids (link, provider, metric, date); never a health value
 */
public record Event(
    long position,
    String type,
    TenantId tenant,
    @Nullable AccountId account,
    Map<String, String> ids,
    Instant occurredAt,
    String correlationId) {
  public Event {
    ids = Map.copyOf(ids);
  }
}
