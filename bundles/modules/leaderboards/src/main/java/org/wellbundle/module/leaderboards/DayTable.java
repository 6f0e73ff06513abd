package org.wellbundle.module.leaderboards;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Table {@code day}. */
final class DayTable {
  private static final String INSERT =
      """
      insert into leaderboards.day as known
        (tenant_id, account_id, metric, local_date, raw, excluded, capped, counted)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (tenant_id, account_id, metric, local_date) do update
        set raw = excluded.raw, excluded = excluded.excluded, capped = excluded.capped,
          counted = excluded.counted
        where (known.raw, known.excluded, known.capped, known.counted) is distinct from
          (excluded.raw, excluded.excluded, excluded.capped, excluded.counted)
      """;

  private DayTable() {}

  /** Puts the days of a span in place of what was there. */
  static void replace(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      BoardMetric metric,
      Span span,
      List<CountedDay> days)
      throws SQLException {
    try (PreparedStatement delete =
            tx.connection()
                .prepareStatement(
                    "delete from leaderboards.day where tenant_id = ? and account_id = ?"
                        + " and metric = ? and local_date between ? and ?"
                        + " and local_date <> all (?)");
        PreparedStatement insert = tx.connection().prepareStatement(INSERT)) {
      mine(delete, tenant, account, metric);
      delete.setObject(4, span.from());
      delete.setObject(5, span.to());
      delete.setArray(
          6, tx.connection().createArrayOf("date", days.stream().map(CountedDay::date).toArray()));
      delete.executeUpdate();
      for (CountedDay day : days) {
        mine(insert, tenant, account, metric);
        insert.setObject(4, day.date());
        insert.setInt(5, day.raw());
        insert.setInt(6, day.excluded());
        insert.setInt(7, day.capped());
        insert.setInt(8, day.counted());
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** Drops days nobody asks for any more. */
  static void dropBefore(Transaction tx, TenantId tenant, AccountId account, LocalDate date)
      throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from leaderboards.day"
                    + " where tenant_id = ? and account_id = ? and local_date < ?")) {
      delete.setInt(1, tenant.value());
      delete.setLong(2, account.value());
      delete.setObject(3, date);
      delete.executeUpdate();
    }
  }

  /** The person's days on a board, oldest first. */
  static List<CountedDay> of(Transaction tx, AccountId account, BoardKey board)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select local_date, raw, excluded, capped, counted from leaderboards.day"
                    + " where tenant_id = ? and account_id = ? and metric = ?"
                    + " and local_date between ? and ? order by local_date")) {
      mine(select, board.tenant(), account, board.metric());
      select.setObject(4, board.starts());
      select.setObject(5, board.ends());
      List<CountedDay> days = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          days.add(
              new CountedDay(
                  row.getObject(1, LocalDate.class),
                  row.getInt(2),
                  row.getInt(3),
                  row.getInt(4),
                  row.getInt(5)));
        }
      }
      return days;
    }
  }

  private static void mine(
      PreparedStatement statement, TenantId tenant, AccountId account, BoardMetric metric)
      throws SQLException {
    statement.setInt(1, tenant.value());
    statement.setLong(2, account.value());
    statement.setInt(3, metric.code());
  }
}
