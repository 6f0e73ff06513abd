package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.provider.FetchOutcome.AuthorizationLost;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.api.provider.FetchOutcome.ScopeMissing;
import org.wellbundle.api.provider.FetchOutcome.TokenRejected;
import org.wellbundle.api.provider.FetchOutcome.TryAgain;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.providers.Budgets;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.task.RawPayloads.Sealed;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** What happens to a task and its link when there is no page. */
final class Setbacks {
  /** Failures in a row after which a link shows as delayed. */
  private static final int DELAYED_AFTER = 4;

  /** A vendor's passing trouble is given up after about a day. */
  private static final int TRIES = 60;

  private final SyncSettings settings;
  private final Transactions transactions;
  private final Links links;
  private final LinkStates states;
  private final CoverageTable coverage;
  private final RawPayloads raw;
  private final ListedRecords listed = new ListedRecords();
  private final TaskLedger ledger;
  private final TaskQueue queue;
  private final RateGate gate;
  private final Withholding withholding;
  private final Refusals refusals;
  private final Clock clock;
  private final Backoff backoff = new Backoff(Duration.ofSeconds(10));

  Setbacks(SyncParts parts) {
    this.settings = parts.settings();
    this.transactions = parts.transactions();
    this.links = parts.links();
    this.states = parts.states();
    this.coverage = parts.coverage();
    this.raw = parts.raw();
    this.ledger = parts.ledger();
    this.queue = parts.queue();
    this.gate = parts.gate();
    this.withholding = new Withholding(parts);
    this.refusals = new Refusals(parts);
    this.clock = parts.clock();
  }

  void handle(Task task, Failure failure, List<Sealed> payloads) {
    if (failure instanceof RateLimited limited) {
      rateLimited(task, limited);
    } else if (failure instanceof TryAgain) {
      tryAgain(task, failure.reason());
    } else if (failure instanceof AuthorizationLost || failure instanceof TokenRejected) {
      refusals.handle(task, failure.reason());
    } else if (failure instanceof ScopeMissing) {
      scopeMissing(task);
    } else if (failure instanceof Broken) {
      broken(task, failure.reason(), payloads);
    }
  }

  private void rateLimited(Task task, RateLimited limited) {
    Instant now = clock.instant();
    Instant soonest = now.plusMillis(50);
    Instant until = limited.until().isBefore(soonest) ? soonest : limited.until();
    boolean own = limited.reason().equals(Budgets.EXHAUSTED);
    // with its class the task comes again, or others of it would get ahead
    Instant again = own ? gate.close(task.provider(), task.kind().priority(), now, until) : until;
    if (Duration.between(now, until).compareTo(settings.delayedAfter()) > 0) {
      inLink(
          task,
          (tx, link) -> states.delayed(tx, link, limited.reason(), task.correlationId()),
          tx -> ledger.defer(tx, task, until));
    } else {
      queue.putBack(task, again);
    }
  }

  private void tryAgain(Task task, String reason) {
    if (task.attempts() + 1 >= TRIES) {
      bury(task, reason, List.of());
      return;
    }
    Instant until = clock.instant().plus(backoff.after(task.attempts()));
    inLink(
        task,
        (tx, link) -> {
          if (task.attempts() + 1 >= DELAYED_AFTER) {
            states.delayed(tx, link, reason, task.correlationId());
          }
        },
        tx -> ledger.defer(tx, task, until));
  }

  private void scopeMissing(Task task) {
    Instant now = clock.instant();
    transactions.runInTenant(
        task.tenant(),
        tx -> {
          links.contacted(tx, task.link(), now);
          withholding.note(tx, task, now);
        });
  }

  private void broken(Task task, String reason, List<Sealed> payloads) {
    if (task.attempts() + 1 >= settings.brokenAttempts()) {
      bury(task, reason, payloads);
      return;
    }
    Instant until = clock.instant().plus(backoff.after(task.attempts()));
    transactions.runInTenant(task.tenant(), tx -> ledger.defer(tx, task, until));
  }

  /** Gives the task up; its payloads stay readable with the account's key. */
  void bury(Task task, String reason, List<Sealed> payloads) {
    Instant now = clock.instant();
    transactions.runInTenant(
        task.tenant(),
        tx -> {
          links.contacted(tx, task.link(), now);
          ledger.hold(tx, task);
          raw.store(tx, task.tenant(), task.account(), task.link(), task.dataType(), now, payloads);
          if (task.kind().backfill()) {
            coverage.taskEnded(tx, task.link(), task.dataType(), true);
          }
          ledger.bury(tx, task, reason, now);
          listed.take(tx, task);
          withholding.settled(tx, task, now);
        });
  }

  /** The link first, then the task, as everywhere. */
  private void inLink(Task task, OnLink onLink, Transactions.VoidWork onTask) {
    transactions.runInTenant(
        task.tenant(),
        tx -> {
          Optional<LinkView> link = links.find(tx, task.link());
          if (link.isPresent()) {
            onLink.run(tx, link.get());
          }
          onTask.run(tx);
        });
  }

  @FunctionalInterface
  private interface OnLink {
    void run(Transaction tx, LinkView link) throws SQLException;
  }
}
