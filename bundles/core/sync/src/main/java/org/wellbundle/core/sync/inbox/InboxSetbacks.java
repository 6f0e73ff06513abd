package org.wellbundle.core.sync.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.provider.FetchOutcome.Broken;
import org.wellbundle.api.provider.FetchOutcome.Failure;
import org.wellbundle.api.provider.FetchOutcome.RateLimited;
import org.wellbundle.core.sync.task.Backoff;
import org.wellbundle.core.sync.task.LeaseLostException;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Correlation;

/** What happens to a webhook that couldn't be worked on: later again, or a dead letter. */
final class InboxSetbacks {
  private static final Logger LOG = LoggerFactory.getLogger(InboxSetbacks.class);

  /** Tries of what looks broken, before it is a dead letter. */
  private static final int TRIES = 5;

  private static final Duration AWAY = Duration.ofSeconds(1);

  private final Transactions transactions;
  private final InboxTable table;
  private final Clock clock;
  private final Backoff backoff = new Backoff(Duration.ofSeconds(5));

  InboxSetbacks(Transactions transactions, InboxTable table, Clock clock) {
    this.transactions = transactions;
    this.table = table;
    this.clock = clock;
  }

  /** A failure concerns one webhook only. */
  void guarded(InboxRow row, Runnable action) {
    try (Correlation correlation = Correlation.of(row.correlationId())) {
      settled(row, action);
    }
  }

  private void settled(InboxRow row, Runnable action) {
    try {
      action.run();
    } catch (LeaseLostException e) {
      LOG.info("Webhook {}: somebody else has it", row.id());
    } catch (DatabaseException e) {
      LOG.warn("Webhook {} waits: the database said {}", row.id(), e.sqlState());
      if (!e.unavailable()) {
        quietly(() -> failed(row, new Broken("sync.database." + e.sqlState())));
      }
    } catch (RuntimeException e) {
      LOG.warn("Webhook {} failed", row.id(), e);
      quietly(() -> failed(row, new Broken("sync.defect." + e.getClass().getSimpleName())));
    }
  }

  void failed(InboxRow row, Failure failure) {
    if (failure instanceof RateLimited limited) {
      putBack(row, limited.until(), false);
    } else if (failure instanceof Broken && row.attempts() + 1 >= TRIES) {
      bury(row, failure.reason());
    } else {
      putBack(row, clock.instant().plus(backoff.after(row.attempts())), true);
    }
  }

  /** The provider's bundle is away; nothing is held against the webhook. */
  void away(InboxRow row) {
    putBack(row, clock.instant().plus(AWAY), false);
  }

  void bury(InboxRow row, String reason) {
    LOG.info("Webhook {} of {} is a dead letter: {}", row.id(), row.provider(), reason);
    transactions.runAsDispatcher(tx -> table.bury(tx, row, reason, clock.instant()));
  }

  private void putBack(InboxRow row, Instant until, boolean failure) {
    transactions.runAsDispatcher(tx -> table.putBack(tx, row, until, failure));
  }

  /** Where the database is away, the lease runs out instead. */
  private static void quietly(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.debug("goes on when its lease is over", e);
    }
  }
}
