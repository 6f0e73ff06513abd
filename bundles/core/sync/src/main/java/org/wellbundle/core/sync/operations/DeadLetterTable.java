package org.wellbundle.core.sync.operations;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.core.sync.Sql;
import org.wellbundle.platform.database.Transaction;

/** Dead letters in the database. */
final class DeadLetterTable {
  private DeadLetterTable() {}

  /** As the dispatcher. */
  static List<DeadRow> latest(Transaction tx, Filter filter, int most) throws SQLException {
    Integer tenant = filter.tenant() == null ? null : filter.tenant().value();
    return Sql.query(
        tx,
        DeadRow::read,
        """
        select * from dispatch.dead_letter
         where (?::text is null or kind = ?) and (?::int is null or tenant_id = ?)
           and (?::text is null or provider = ?)
         order by at desc, id desc limit ?""",
        filter.kind(),
        filter.kind(),
        tenant,
        tenant,
        filter.source(),
        filter.source(),
        most);
  }

  /** As the dispatcher. */
  static Optional<DeadRow> find(Transaction tx, String kind, long number) throws SQLException {
    return Sql.query(
            tx,
            DeadRow::read,
            "select * from dispatch.dead_letter where id = ? and kind = ?",
            number,
            kind)
        .stream()
        .findFirst();
  }

  /** In the transaction of its tenant; false when somebody was faster. */
  static boolean take(Transaction tx, DeadRow row) throws SQLException {
    return !Sql.query(tx, each -> true, "select 1 from dispatch.dead_letter_take(?)", row.number())
        .isEmpty();
  }

  /** The same, and the webhook waits to be worked on again. */
  static boolean replayWebhook(Transaction tx, DeadRow row, Instant now) throws SQLException {
    return Sql.test(tx, "select dispatch.webhook_replay(?, ?)", row.number(), now);
  }
}
