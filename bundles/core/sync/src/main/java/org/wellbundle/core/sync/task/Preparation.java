package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountDirectory.AccountView;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.CoverageTable.TypeState;
import org.wellbundle.core.sync.coverage.Grants;
import org.wellbundle.core.sync.coverage.Marks;
import org.wellbundle.core.sync.coverage.Marks.Mark;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Looks whether a task may still run, and settles what exactly it asks for. */
final class Preparation {
  /** How much of what was read is read again: clocks differ, and data comes late. */
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final Transactions transactions;
  private final Links links;
  private final AccountDirectory accounts;
  private final CoverageTable coverage;
  private final Marks marks;
  private final TaskLedger ledger;
  private final Grants grants;
  private final Withholding withholding;
  private final Clock clock;

  Preparation(SyncParts parts) {
    this.transactions = parts.transactions();
    this.links = parts.links();
    this.accounts = parts.accounts();
    this.coverage = parts.coverage();
    this.marks = parts.marks();
    this.ledger = parts.ledger();
    this.grants = parts.grants();
    this.withholding = new Withholding(parts);
    this.clock = parts.clock();
  }

  /** A task that may run. */
  record Ready(Task task, LinkView link, DataType type, ZoneId zone, byte @Nullable [] reference) {
    Ready at(Task next) {
      return new Ready(next, link, type, zone, reference);
    }
  }

  /** Empty when there is nothing to do: the task is finished or parked then. */
  Optional<Ready> prepare(Task task, DataType type) {
    ZoneId zone =
        accounts
            .find(task.tenant(), task.account())
            .map(AccountView::timeZone)
            .orElse(ZoneOffset.UTC);
    return transactions.inTenant(task.tenant(), tx -> prepare(tx, task, type, zone));
  }

  private Optional<Ready> prepare(Transaction tx, Task task, DataType type, ZoneId zone)
      throws SQLException {
    ledger.check(tx, task);
    Optional<LinkView> link = links.find(tx, task.link());
    if (link.isEmpty() || !link.get().state().holdsAccount()) {
      ledger.finish(tx, task);
      return Optional.empty();
    }
    LinkState state = link.get().state();
    if (!state.syncs() && state != LinkState.PROVIDER_MISSING) {
      ledger.park(tx, task);
      return Optional.empty();
    }
    if (withheld(tx, task, type, link.get())) {
      withholding.note(tx, task, clock.instant());
      return Optional.empty();
    }
    if (task.kind().backfill() && task.pages() == 0) {
      coverage.running(tx, task.link(), task.dataType());
    }
    Task settled = task.cursor() == null ? started(tx, task, type, link.get()) : task;
    return Optional.of(new Ready(settled, link.get(), type, zone, References.of(tx, settled)));
  }

  /** As the vendor said before, or as the newest tokens say. */
  private boolean withheld(Transaction tx, Task task, DataType type, LinkView link)
      throws SQLException {
    return coverage.states(tx, task.link()).stream()
            .filter(state -> state.dataType().equals(task.dataType()))
            .anyMatch(TypeState::notGranted)
        || !grants.withheld(tx, link, List.of(type)).isEmpty();
  }

  private Task started(Transaction tx, Task task, DataType type, LinkView link)
      throws SQLException {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return task.started(settle(tx, task, type, link, now), now);
  }

  private Span settle(Transaction tx, Task task, DataType type, LinkView link, Instant until)
      throws SQLException {
    if (task.span().kind() != Span.Kind.POLL) {
      return task.span();
    }
    if (type.historyDays() <= 0) {
      return Span.current();
    }
    Optional<Mark> mark = marks.find(tx, task.link(), task.dataType());
    String vendorMark = mark.map(Mark::mark).orElse(null);
    if (type.incremental() && vendorMark != null) {
      return Span.since(vendorMark);
    }
    Instant from = mark.map(Mark::readUntil).orElse(link.linkedAt()).minus(OVERLAP);
    Instant oldest = until.minus(Duration.ofDays(Math.min(type.historyDays(), 3650)));
    from = from.isBefore(oldest) ? oldest : from;
    if (!from.isBefore(until)) {
      from = until.minus(OVERLAP);
    }
    Duration longest = type.window();
    Instant to = longest == null || from.plus(longest).isAfter(until) ? until : from.plus(longest);
    return Span.window(from, to);
  }
}
