package org.wellbundle.api.operations;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.TenantId;

/**
 * Work that was given up after all tries, and lies aside with its reason.
 *
 * @param id kind and number, for example {@code task-17}
 * @param kind {@code webhook}, {@code task} or {@code event}
 * @param tenant null when nobody knows whose it is
 * @param source provider, or the handler of an event
 * @param subject data type of a task, type of an event; empty for a webhook
 * @param reason stable code where there is one
 * @param details what else is known: ids, spans, sizes; never contents
 */
public record DeadLetter(
    String id,
    String kind,
    @Nullable TenantId tenant,
    String source,
    String subject,
    String reason,
    Instant at,
    String correlationId,
    Map<String, String> details) {
  public DeadLetter {
    details = Map.copyOf(details);
  }
}
