package org.wellbundle.platform.messaging.internal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.outbox.DeadEvents;
import org.wellbundle.platform.messaging.internal.outbox.DeadEvents.DeadEvent;
import org.wellbundle.platform.messaging.internal.outbox.EventPump;
import org.wellbundle.platform.privacy.AuditLog;

/**
 * Events that handlers could not take. A replay only marks one: the handler's own loop hands it
 * over, on whatever node it is, and also when its bundle comes back tomorrow.
 */
@Component
public final class EventDeadLetters implements DeadLetters {
  private static final String KIND = "event";

  private final Transactions transactions;
  private final DeadEvents dead;
  private final Signals signals;
  private final AtomicReference<@Nullable AuditLog> audit = new AtomicReference<>();

  @Activate
  public EventDeadLetters(
      @Reference Transactions transactions,
      @Reference Signals signals,
      @Reference(target = OutboxSchema.READY) SchemaReady schema) {
    this(transactions, signals);
  }

  EventDeadLetters(Transactions transactions, Signals signals) {
    this.transactions = transactions;
    this.signals = signals;
    this.dead = new DeadEvents(transactions);
  }

  /** The record is kept by a part above this one; without it nothing is changed. */
  @Reference(
      service = AuditLog.class,
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC)
  void bindAudit(AuditLog log) {
    audit.set(log);
  }

  void unbindAudit(AuditLog log) {
    audit.compareAndSet(log, null);
  }

  @Override
  public Set<String> kinds() {
    return Set.of(KIND);
  }

  @Override
  public List<DeadLetter> latest(Filter filter, int most) {
    if (filter.kind() != null && !filter.kind().equals(KIND)) {
      return List.of();
    }
    Integer tenant = filter.tenant() == null ? null : filter.tenant().value();
    return dead.latest(filter.source(), tenant, most).stream()
        .map(EventDeadLetters::letter)
        .toList();
  }

  @Override
  public Optional<DeadLetter> find(String id) {
    return event(id).map(EventDeadLetters::letter);
  }

  @Override
  public Settled replay(String id, Actor actor) {
    Optional<DeadEvent> found = event(id);
    if (found.isEmpty()) {
      return Settled.unknown(id);
    }
    DeadEvent event = found.get();
    return transactions.inTenant(
        event.event().tenant(),
        tx -> {
          if (!DeadEvents.mark(tx, event)) {
            return new Settled(
                false,
                "dead-letter.waiting",
                id + " waits for " + event.handler() + " already, or is gone. List what is left.");
          }
          note(tx, "deadLetter.replayed", event, actor);
          tx.afterCommit(() -> signals.tellAll(EventPump.TOPIC, ""));
          return new Settled(
              true, "dead-letter.replayed", id + " waits to be handed to " + event.handler() + ".");
        });
  }

  @Override
  public Settled purge(String id, Actor actor) {
    Optional<DeadEvent> found = event(id);
    if (found.isEmpty()) {
      return Settled.unknown(id);
    }
    DeadEvent event = found.get();
    return transactions.inTenant(
        event.event().tenant(),
        tx -> {
          if (!DeadEvents.purge(tx, event)) {
            return Settled.unknown(id);
          }
          note(tx, "deadLetter.purged", event, actor);
          return new Settled(true, "dead-letter.purged", id + " is gone for good.");
        });
  }

  private void note(Transaction tx, String action, DeadEvent dead, Actor actor) {
    AuditLog log = audit.get();
    if (log == null) {
      throw new IllegalStateException(
          "The audit record isn't there, so nothing was changed. wellbundle:doctor names the cause.");
    }
    log.append(
        tx,
        new AuditEntry(
            action,
            actor,
            dead.event().account(),
            new ObjectRef("deadLetter", id(dead)),
            Map.of("kind", KIND, "handler", dead.handler(), "type", dead.event().type()),
            dead.event().correlationId()));
  }

  private Optional<DeadEvent> event(String id) {
    int dash = id.lastIndexOf('-');
    if (!id.matches("event-.+-[0-9]{1,18}")) {
      return Optional.empty();
    }
    return dead.find(id.substring(KIND.length() + 1, dash), Long.parseLong(id.substring(dash + 1)));
  }

  private static String id(DeadEvent dead) {
    return KIND + "-" + dead.handler() + "-" + dead.event().position();
  }

  private static DeadLetter letter(DeadEvent dead) {
    Event event = dead.event();
    Map<String, String> details = new TreeMap<>(event.ids());
    details.put("happened", event.occurredAt().toString());
    if (dead.waits()) {
      details.put("replay", "waits for its handler");
    }
    return new DeadLetter(
        id(dead),
        KIND,
        event.tenant(),
        dead.handler(),
        event.type(),
        dead.reason(),
        dead.failedAt(),
        event.correlationId(),
        details);
  }
}
