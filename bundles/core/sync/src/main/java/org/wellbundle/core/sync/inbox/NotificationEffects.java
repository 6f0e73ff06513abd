package org.wellbundle.core.sync.inbox;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.NotificationOutcome;
import org.wellbundle.api.provider.NotificationOutcome.Hint;
import org.wellbundle.api.provider.Range;
import org.wellbundle.core.consent.BatchFilter;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.MeasurementStore.Stored;
import org.wellbundle.core.providers.Called.RawPayload;
import org.wellbundle.core.sync.backfill.LinkPlans;
import org.wellbundle.core.sync.coverage.ReceivedDays;
import org.wellbundle.core.sync.inbox.Interpreter.Understood;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.SyncParts;
import org.wellbundle.core.sync.task.TaskKind;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;

/** What a webhook does to its link, in the tenant's transaction. */
public final class NotificationEffects {
  /** Hints closer together than this are fetched in one go, where the vendor sets no limit. */
  private static final Duration MERGED = Duration.ofDays(7);

  private final SyncParts parts;
  private final LinkPlans plans;
  private final Links links;
  private final Outbox outbox;
  private final Clock clock;

  public NotificationEffects(SyncParts parts, LinkPlans plans, Outbox outbox) {
    this.parts = parts;
    this.plans = plans;
    this.links = parts.links();
    this.outbox = outbox;
    this.clock = parts.clock();
  }

  void apply(Transaction tx, LinkView link, Understood understood) throws SQLException {
    NotificationOutcome outcome = understood.outcome();
    String correlationId = understood.row().correlationId();
    if (outcome instanceof NotificationOutcome.Fetch fetch) {
      for (Hint hint : fetch.hints()) {
        hint(tx, link, hint, understood);
      }
    } else if (outcome instanceof NotificationOutcome.Data data) {
      if (link.state() != LinkState.PAUSED) { // else it isn't wanted now
        data(tx, link, data, understood);
      }
    } else if (outcome instanceof NotificationOutcome.ScopesChanged changed) {
      scopes(tx, link, changed.granted(), correlationId);
    } else if (outcome instanceof NotificationOutcome.Deauthorized ended) {
      end(tx, link, ended.reason(), correlationId);
    } else if (outcome instanceof NotificationOutcome.VendorAccountDeleted) {
      end(tx, link, EventTypes.VENDOR_ACCOUNT_DELETED, correlationId);
      outbox.append(tx, deleted(link, correlationId));
    }
  }

  private void end(Transaction tx, LinkView link, String reason, String correlationId)
      throws SQLException {
    links.endedByVendor(tx, link.id(), reason, correlationId);
    parts.ledger().park(tx, link.id());
  }

  /** What was withheld is asked for from now on, and the other way round. */
  private void scopes(Transaction tx, LinkView link, Set<String> granted, String correlationId)
      throws SQLException {
    parts.grants().changed(tx, link, granted);
    if (link.state().syncs()) {
      plans.begin(tx, link, correlationId);
      parts.states().answered(tx, link, false, clock.instant(), correlationId);
      tx.afterCommit(() -> parts.ticker().moved(link));
    }
  }

  private void hint(Transaction tx, LinkView link, Hint hint, Understood understood)
      throws SQLException {
    String correlationId = understood.row().correlationId();
    if (hint.range() instanceof Range.Reference reference) {
      parts
          .references()
          .enqueue(
              tx,
              link,
              hint.dataType(),
              Objects.requireNonNull(understood.references().get(reference.address())),
              correlationId,
              clock.instant());
      return;
    }
    Optional<DataType> type =
        parts.gateway().descriptor(link.providerId()).stream()
            .flatMap(descriptor -> descriptor.dataTypes().stream())
            .filter(each -> each.id().equals(hint.dataType()))
            .findFirst();
    Duration longest =
        type.map(DataType::window)
            .map(window -> window.compareTo(MERGED) < 0 ? window : MERGED)
            .orElse(MERGED);
    NewTask task = new NewTask(hint.dataType(), TaskKind.HINT, Span.of(hint.range()));
    if (task.span().kind() == Span.Kind.POLL) {
      task = new NewTask(hint.dataType(), TaskKind.INCREMENTAL, Span.poll());
    }
    parts.ledger().hint(tx, link, task, longest, correlationId, clock.instant());
  }

  private void data(
      Transaction tx, LinkView link, NotificationOutcome.Data data, Understood understood)
      throws SQLException {
    Instant now = clock.instant();
    String correlationId = understood.row().correlationId();
    links.contacted(tx, link.id(), now);
    Source source =
        new Source(
            link.tenant(),
            link.account(),
            link.profile(),
            link.id(),
            link.providerId(),
            correlationId);
    Batch wanted = BatchFilter.keep(data.batch(), parts.consents().collectable(tx, link.account()));
    if (wanted == data.batch()) {
      keep(tx, link, data.dataType(), understood.notification().body(), now);
    }
    Stored stored = parts.store().store(tx, source, data.dataType(), wanted);
    parts.coverage().received(tx, link, data.dataType(), ReceivedDays.of(wanted), now);
    if (stored.changed() > 0) {
      links.dataArrived(tx, link.id(), now, stored.newestSample());
      parts.silence().heard(tx, link.id(), now);
    }
    parts.states().answered(tx, link, stored.changed() > 0, now, correlationId);
    tx.afterCommit(() -> parts.ticker().moved(link));
  }

  private void keep(Transaction tx, LinkView link, String dataType, byte[] body, Instant now)
      throws SQLException {
    List<RawPayload> payloads = List.of(new RawPayload("webhook", 200, body));
    parts
        .raw()
        .store(
            tx,
            link.tenant(),
            link.account(),
            link.id(),
            dataType,
            now,
            parts.raw().seal(link.tenant(), link.account(), payloads));
  }

  private Event deleted(LinkView link, String correlationId) {
    return new Event(
        0,
        EventTypes.VENDOR_ACCOUNT_DELETED,
        link.tenant(),
        link.account(),
        Map.of("link", link.id().toString(), "provider", link.providerId()),
        clock.instant(),
        correlationId);
  }
}
