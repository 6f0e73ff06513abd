package org.wellbundle.core.sync.schedule;

import java.time.Clock;
import java.time.Instant;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.core.sync.SyncSettings;
import org.wellbundle.platform.database.Transactions;

/** Removes what has been kept long enough, a little at a time. */
public final class Housekeeping {
  private static final int ROWS_AT_ONCE = 1_000;

  private final Transactions transactions;
  private final SyncSettings settings;
  private final Clock clock;

  public Housekeeping(Transactions transactions, SyncSettings settings, Clock clock) {
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  public void run() {
    Instant now = clock.instant();
    transactions.runAsDispatcher(
        tx ->
            Sql.call(
                tx,
                "select dispatch.raw_payload_purge(?, ?)",
                now.minus(settings.rawRetention()),
                ROWS_AT_ONCE));
    transactions.runAsDispatcher(
        tx ->
            Sql.update(
                tx,
                """
                delete from dispatch.inbox
                 where id in (select id from dispatch.inbox
                               where state >= 2 and settled_at < ? order by settled_at limit ?)""",
                now.minus(settings.inboxRetention()),
                ROWS_AT_ONCE));
  }
}
