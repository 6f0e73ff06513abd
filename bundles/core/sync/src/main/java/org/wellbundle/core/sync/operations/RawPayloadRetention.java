package org.wellbundle.core.sync.operations;

import java.time.Duration;
import java.time.Instant;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transactions;

/**
 * Vendors' answers, which lie in one partition for each week: a week goes as a whole once its last
 * day is over. Makes the coming weeks ready, too.
 */
final class RawPayloadRetention implements RetentionRule {
  private static final int WEEKS_AHEAD = 4;
  private static final int ROWS_AT_ONCE = 1_000;

  private final Transactions transactions;
  private final Duration keep;

  RawPayloadRetention(Transactions transactions, Duration keep) {
    this.transactions = transactions;
    this.keep = keep;
  }

  @Override
  public String name() {
    return "raw-payloads";
  }

  @Override
  public String about() {
    return "Manufacturers' answers, sealed; a week at a time";
  }

  @Override
  public Duration keep() {
    return keep;
  }

  @Override
  public String setting() {
    return "core.sync rawRetentionDays";
  }

  @Override
  public Due due(Instant now) {
    return transactions.asDispatcher(
        tx ->
            Sql.query(
                    tx,
                    row -> new Due(row.getLong("due"), Sql.instant(row, "oldest"), "partitions"),
                    "select * from dispatch.raw_payload_due(?)",
                    now.minus(keep))
                .get(0));
  }

  /** A week at most, else some of the rows that are in none. */
  @Override
  public long remove(Instant now) {
    transactions.runAsDispatcher(
        tx -> Sql.call(tx, "select dispatch.raw_payload_prepare(?, ?)", now, WEEKS_AHEAD));
    Instant before = now.minus(keep);
    long dropped = number("select dispatch.raw_payload_drop(?)", before);
    return dropped > 0
        ? dropped
        : number("select dispatch.raw_payload_trim(?, ?)", before, ROWS_AT_ONCE);
  }

  private long number(String sql, Object... arguments) {
    return transactions.asDispatcher(
        tx -> Sql.query(tx, row -> row.getLong(1), sql, arguments).get(0));
  }
}
