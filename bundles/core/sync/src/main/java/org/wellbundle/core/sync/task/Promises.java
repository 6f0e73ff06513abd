package org.wellbundle.core.sync.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchOutcome.Promised;

/**
 * History that a vendor delivers later, by notifications. Nobody says when all of it has come, so
 * its task waits as long as the provider thinks it takes, and is done then. It isn't asked for
 * twice: the vendor would refuse.
 */
final class Promises {
  /** An end of a window that may have been empty. */
  static final Page NOTHING_MORE = new Page(Batch.empty(), null, null, false);

  /** Stored as the cursor of a task whose window was promised. */
  private static final String CURSOR = "wellbundle:promised";

  private static final Duration LONGEST = Duration.ofDays(7);

  private final SyncParts parts;
  private final Clock clock;

  Promises(SyncParts parts) {
    this.parts = parts;
    this.clock = parts.clock();
  }

  /** True when a task has waited for what was promised. */
  boolean kept(Task task) {
    return CURSOR.equals(task.cursor());
  }

  /** Lets the task wait; null, since others go on. */
  @Nullable Task await(Task task, Promised promised) {
    Duration within = promised.within().compareTo(LONGEST) < 0 ? promised.within() : LONGEST;
    Instant now = clock.instant();
    parts
        .transactions()
        .runInTenant(
            task.tenant(),
            tx -> {
              parts.links().contacted(tx, task.link(), now);
              parts.ledger().page(tx, task.at(CURSOR, false), CURSOR, false);
            });
    parts.queue().putBack(task, now.plus(within));
    return null;
  }
}
