package org.wellbundle.api.notification;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;

/**
 * Something a person is to be told. Append its {@link #event} to the outbox in the transaction that
 * is the reason for it: it commits or vanishes with it, and is delivered even when the part that
 * delivers is away for a while.
 *
 * @param kind id of a {@link NotificationKind}
 * @param key what makes this one different from others of its kind and account, for example a
 *     session's id; a second notice with the same key is dropped
 * @param values for the wording's placeholders: ids, names of things, times (ISO 8601). Never a
 *     health value, an address or anything secret
 */
public record Notice(
    TenantId tenant, AccountId account, String kind, String key, Map<String, String> values) {
  /** Type of the event. */
  public static final String WANTED = "notification.wanted";

  private static final String KIND = "notice.kind";
  private static final String KEY = "notice.key";

  public Notice {
    values = Map.copyOf(values);
  }

  public Event event(Instant occurredAt, String correlationId) {
    Map<String, String> ids = new HashMap<>(values);
    ids.put(KIND, kind);
    ids.put(KEY, key);
    return new Event(0, WANTED, tenant, account, ids, occurredAt, correlationId);
  }

  /** The notice an event carries; empty when it carries none. */
  public static Optional<Notice> of(Event event) {
    Map<String, String> values = new HashMap<>(event.ids());
    String kind = values.remove(KIND);
    String key = values.remove(KEY);
    AccountId account = event.account();
    if (!WANTED.equals(event.type()) || account == null || kind == null || key == null) {
      return Optional.empty();
    }
    return Optional.of(new Notice(event.tenant(), account, kind, key, values));
  }
}
