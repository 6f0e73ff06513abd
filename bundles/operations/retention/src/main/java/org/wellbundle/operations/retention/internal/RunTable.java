package org.wellbundle.operations.retention.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.database.Transactions;

/** Which node sees to which rule, and how far that got. */
final class RunTable {
  private final Transactions transactions;

  RunTable(Transactions transactions) {
    this.transactions = transactions;
  }

  /** How a rule's last round went. */
  record Run(Instant begun, long removed, @Nullable String problem) {}

  /** True when nobody else has it, or saw to it within the time. */
  boolean claim(String rule, Duration within) {
    return update(
            """
            insert into dispatch.retention as r (rule, begun_at) values (?, clock_timestamp())
            on conflict (rule) do update
              set begun_at = clock_timestamp(), ended_at = null, removed = 0, problem = null
              where r.begun_at < clock_timestamp() - ? * interval '1 ms'""",
            rule,
            within.toMillis())
        == 1;
  }

  void progress(String rule, long removed) {
    update(
        "update dispatch.retention set removed = ?, begun_at = clock_timestamp() where rule = ?",
        removed,
        rule);
  }

  void end(String rule, @Nullable String problem) {
    update(
        "update dispatch.retention set ended_at = clock_timestamp(), problem = ? where rule = ?",
        problem,
        rule);
  }

  Map<String, Run> all() {
    return transactions.asDispatcher(
        tx -> {
          Map<String, Run> runs = new HashMap<>();
          try (PreparedStatement query =
                  tx.connection().prepareStatement("select * from dispatch.retention");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              runs.put(
                  row.getString("rule"),
                  new Run(
                      row.getObject("begun_at", OffsetDateTime.class).toInstant(),
                      row.getLong("removed"),
                      row.getString("problem")));
            }
          }
          return runs;
        });
  }

  private int update(String sql, @Nullable Object... values) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
          }
        });
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
