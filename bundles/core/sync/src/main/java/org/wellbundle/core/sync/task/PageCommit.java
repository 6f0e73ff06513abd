package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.core.consent.BatchFilter;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.core.measurements.MeasurementStore.Stored;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.CoverageTable.TypeState;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.coverage.Marks;
import org.wellbundle.core.sync.coverage.ProgressTicker;
import org.wellbundle.core.sync.coverage.ReceivedDays;
import org.wellbundle.core.sync.silence.Silence;
import org.wellbundle.core.sync.task.Preparation.Ready;
import org.wellbundle.core.sync.task.RawPayloads.Sealed;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.privacy.ConsentCheck;

/**
 * The one transaction that stores a page: payload, data, coverage, mark, link and the task's
 * progress together, or nothing of it. The link is touched first and the lease checked second, so
 * that everybody locks in the same order.
 */
final class PageCommit {
  private final Transactions transactions;
  private final Links links;
  private final LinkStates states;
  private final Silence silence;
  private final MeasurementStore store;
  private final RawPayloads raw;
  private final CoverageTable coverage;
  private final Marks marks;
  private final ListedRecords listed;
  private final TaskLedger ledger;
  private final ProgressTicker ticker;
  private final ConsentCheck consents;
  private final Clock clock;

  PageCommit(SyncParts parts) {
    this.transactions = parts.transactions();
    this.links = parts.links();
    this.states = parts.states();
    this.silence = parts.silence();
    this.store = parts.store();
    this.raw = parts.raw();
    this.coverage = parts.coverage();
    this.marks = parts.marks();
    this.listed = new ListedRecords();
    this.ledger = parts.ledger();
    this.ticker = parts.ticker();
    this.consents = parts.consents();
    this.clock = parts.clock();
  }

  /**
   * Stores a page.
   *
   * @param yield when more pages are to come, let others go first
   * @return the task with its next page; null when it is done, or the link ended meanwhile
   */
  @Nullable Task commit(Ready ready, Page page, List<Sealed> payloads, boolean yield) {
    Task task = ready.task();
    return transactions
        .inTenant(
            task.tenant(), tx -> Optional.ofNullable(commit(tx, ready, page, payloads, yield)))
        .orElse(null);
  }

  private @Nullable Task commit(
      Transaction tx, Ready ready, Page page, List<Sealed> payloads, boolean yield)
      throws SQLException {
    Task task = ready.task();
    Instant now = clock.instant();
    links.contacted(tx, task.link(), now);
    ledger.hold(tx, task);
    Optional<LinkView> current = links.find(tx, task.link());
    if (current.isEmpty() || !current.get().state().holdsAccount()) {
      ledger.finish(tx, task);
      return null;
    }
    LinkView link = current.get();
    Batch wanted = BatchFilter.keep(page.batch(), consents.collectable(tx, link.account()));
    if (wanted == page.batch()) {
      // A payload can't be kept in parts.
      raw.store(tx, task.tenant(), task.account(), task.link(), task.dataType(), now, payloads);
    }
    Stored stored = store.store(tx, task.source(), task.dataType(), wanted);
    coverage.received(tx, link, task.dataType(), ReceivedDays.of(wanted), now);
    boolean changed = stored.changed() > 0;
    if (changed) {
      links.dataArrived(tx, task.link(), now, stored.newestSample());
    }
    if (changed && !task.kind().backfill()) {
      silence.heard(tx, task.link(), now);
    }
    String cursor = page.nextCursor();
    Task after = null;
    if (cursor == null) {
      lastPage(tx, ready, page);
    } else {
      keepListed(tx, task, page.batch());
      after = task.at(cursor, page.complete());
      ledger.page(tx, after, cursor, yield);
    }
    states.answered(tx, link, changed, now, task.correlationId());
    tx.afterCommit(() -> ticker.moved(link));
    return yield ? null : after;
  }

  private void keepListed(Transaction tx, Task task, Batch batch) throws SQLException {
    if (task.kind().findsDeletions() && task.span().kind() == Span.Kind.WINDOW) {
      listed.keep(tx, task, ListedRecords.in(batch));
    }
  }

  private void lastPage(Transaction tx, Ready ready, Page page) throws SQLException {
    Task task = ready.task();
    Span span = task.span();
    if (task.kind().findsDeletions() && span.kind() == Span.Kind.WINDOW) {
      removeUnlisted(tx, task, page);
    }
    if (task.kind().backfill()) {
      backfillEnded(tx, task, page);
    } else if (task.kind() == TaskKind.INCREMENTAL) {
      marks.move(tx, task.tenant(), task.link(), task.dataType(), page.changedSince(), span.to());
      readOn(tx, ready);
    }
    ledger.finish(tx, task);
  }

  private void removeUnlisted(Transaction tx, Task task, Page page) throws SQLException {
    Set<String> ids = listed.take(tx, task);
    ids.addAll(ListedRecords.in(page.batch()));
    Instant from = task.span().from();
    Instant to = task.span().to();
    Instant readStarted = task.readStarted();
    if (page.complete()
        && task.allComplete()
        && from != null
        && to != null
        && readStarted != null) {
      store.removeUnlisted(tx, task.source(), task.dataType(), from, to, readStarted, ids);
    }
  }

  /** The newest window's mark is where incremental reads go on. */
  private void backfillEnded(Transaction tx, Task task, Page page) throws SQLException {
    Optional<TypeState> planned =
        coverage.states(tx, task.link()).stream()
            .filter(state -> state.dataType().equals(task.dataType()))
            .findFirst();
    Instant to = task.span().to();
    if (planned.isPresent() && to != null && to.equals(planned.get().plannedTo())) {
      marks.move(tx, task.tenant(), task.link(), task.dataType(), page.changedSince(), null);
    }
    coverage.taskEnded(tx, task.link(), task.dataType(), false);
  }

  /** A poll that was cut to the longest window goes on until it has reached the present. */
  private void readOn(Transaction tx, Ready ready) throws SQLException {
    Task task = ready.task();
    Instant to = task.span().to();
    Instant started = task.readStarted();
    if (to != null && started != null && to.isBefore(started)) {
      ledger.enqueue(
          tx,
          ready.link(),
          List.of(new NewTask(task.dataType(), TaskKind.INCREMENTAL, Span.poll())),
          task.correlationId(),
          clock.instant());
    }
  }
}
