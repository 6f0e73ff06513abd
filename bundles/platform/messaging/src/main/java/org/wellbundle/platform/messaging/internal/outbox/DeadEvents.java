package org.wellbundle.platform.messaging.internal.outbox;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.event.Event;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** Events that a handler could not take, in the database. */
public final class DeadEvents {
  private final Transactions transactions;

  public DeadEvents(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * @param waits true when it is to be handed over once more
   */
  public record DeadEvent(
      String handler, Event event, String reason, Instant failedAt, boolean waits) {}

  /** Newest first; of everybody where a part is null. */
  public List<DeadEvent> latest(@Nullable String handler, @Nullable Integer tenant, int most) {
    return read(
        "(?::text is null or handler = ?) and (?::int is null or tenant_id = ?)"
            + " order by failed_at desc, position desc limit ?",
        handler,
        handler,
        tenant,
        tenant,
        most);
  }

  public Optional<DeadEvent> find(String handler, long position) {
    return read("handler = ? and position = ?", handler, position).stream().findFirst();
  }

  /** The first that is to be handed over once more. */
  Optional<DeadEvent> marked(String handler) {
    return read("handler = ? and replay_at is not null order by position limit 1", handler).stream()
        .findFirst();
  }

  /** In the transaction of its tenant; false when it is marked already, or gone. */
  public static boolean mark(Transaction tx, DeadEvent dead) throws SQLException {
    return call(tx, "select dispatch.event_replay(?, ?)", dead);
  }

  /** In the transaction of its tenant; false when it is gone. */
  public static boolean purge(Transaction tx, DeadEvent dead) throws SQLException {
    return call(tx, "select dispatch.event_purge(?, ?)", dead);
  }

  /** The handler took it. */
  void taken(DeadEvent dead) {
    update(
        "delete from dispatch.event_dead_letter where handler = ? and position = ?",
        dead.handler(),
        dead.event().position());
  }

  /** It failed again. */
  void failedAgain(DeadEvent dead, String reason) {
    update(
        "update dispatch.event_dead_letter set replay_at = null, reason = ?, failed_at = now()"
            + " where handler = ? and position = ?",
        reason,
        dead.handler(),
        dead.event().position());
  }

  /** How many failed before a time, and when the first of all did. */
  public record Old(long rows, @Nullable Instant oldest) {}

  public Old before(Instant time) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement query =
              tx.connection()
                  .prepareStatement(
                      "select count(*) filter (where failed_at < ?), min(failed_at)"
                          + " from dispatch.event_dead_letter")) {
            set(query, at(time));
            try (ResultSet row = query.executeQuery()) {
              row.next();
              OffsetDateTime oldest = row.getObject(2, OffsetDateTime.class);
              return new Old(row.getLong(1), oldest == null ? null : oldest.toInstant());
            }
          }
        });
  }

  /** Removes those that failed before a time. */
  public int removeBefore(Instant time, int most) {
    return update(
        "delete from dispatch.event_dead_letter where (handler, position) in (select handler,"
            + " position from dispatch.event_dead_letter where failed_at < ? order by failed_at limit ?)",
        at(time),
        most);
  }

  private static OffsetDateTime at(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private List<DeadEvent> read(String where, @Nullable Object... values) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement query =
              tx.connection()
                  .prepareStatement(
                      Cursors.columns("event_dead_letter", "handler, reason, failed_at, replay_at")
                          + " where "
                          + where)) {
            set(query, values);
            List<DeadEvent> all = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                all.add(
                    new DeadEvent(
                        row.getString("handler"),
                        Cursors.event(row),
                        row.getString("reason"),
                        row.getObject("failed_at", OffsetDateTime.class).toInstant(),
                        row.getObject("replay_at") != null));
              }
            }
            return all;
          }
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

  private static boolean call(Transaction tx, String sql, DeadEvent dead) throws SQLException {
    try (PreparedStatement call = tx.connection().prepareStatement(sql)) {
      set(call, dead.handler(), dead.event().position());
      try (ResultSet row = call.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private static void set(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
