package org.wellbundle.core.sync.task;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.core.linking.Links;
import org.wellbundle.core.sync.coverage.CoverageTable;
import org.wellbundle.core.sync.coverage.LinkStates;
import org.wellbundle.core.sync.coverage.ProgressTicker;
import org.wellbundle.platform.database.Transaction;

/** The person doesn't grant a kind of data: nothing of it is asked for until that changes. */
final class Withholding {
  private final Links links;
  private final CoverageTable coverage;
  private final TaskLedger ledger;
  private final LinkStates states;
  private final ProgressTicker ticker;

  Withholding(SyncParts parts) {
    this.links = parts.links();
    this.coverage = parts.coverage();
    this.ledger = parts.ledger();
    this.states = parts.states();
    this.ticker = parts.ticker();
  }

  /** Drops the task and all others of its type. */
  void note(Transaction tx, Task task, Instant now) throws SQLException {
    ledger.hold(tx, task);
    coverage.notGranted(tx, task.link(), task.dataType());
    ledger.dropType(tx, task.link(), task.dataType());
    settled(tx, task, now);
  }

  /** One thing less to wait for: the first phase may be over with this. */
  void settled(Transaction tx, Task task, Instant now) throws SQLException {
    Optional<LinkView> link = links.find(tx, task.link());
    if (link.isPresent()) {
      states.answered(tx, link.get(), false, now, task.correlationId());
      tx.afterCommit(() -> ticker.moved(link.get()));
    }
  }
}
