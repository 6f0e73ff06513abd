package org.wellbundle.platform.messaging.internal.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;

/** Cursors, leases and events in the database. */
final class Cursors {
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final Duration term;

  /**
   * @param term how long a lease lasts unless it is renewed
   */
  Cursors(Transactions transactions, Duration term) {
    this.transactions = transactions;
    this.term = term;
  }

  /** What a handler has to do next. */
  record Turn(long position, int tries, boolean waiting) {}

  /** Makes the cursor of a handler nobody knew: it begins with what happens from now on. */
  void introduce(String handler) {
    update(
        "insert into dispatch.event_cursor (handler, position) values (?, dispatch.last_event())"
            + " on conflict do nothing",
        handler);
  }

  /** Takes or renews the lease; empty while another has it. */
  Optional<Turn> lease(String handler, String owner) {
    return transactions.asDispatcher(
        tx -> {
          loseable(tx.connection());
          try (PreparedStatement lease =
              tx.connection()
                  .prepareStatement(
                      "update dispatch.event_cursor set lease_owner = ?,"
                          + " lease_until = now() + ? * interval '1 ms' where handler = ?"
                          + " and (lease_owner = ? or lease_until < now())"
                          + " returning position, tries, retry_at > now()")) {
            set(lease, owner, term.toMillis(), handler, owner);
            try (ResultSet row = lease.executeQuery()) {
              return row.next()
                  ? Optional.of(new Turn(row.getLong(1), row.getInt(2), row.getBoolean(3)))
                  : Optional.empty();
            }
          }
        });
  }

  /** Keeps the lease while the handler takes its time. */
  void renew(String handler, String owner) {
    update(
        "update dispatch.event_cursor set lease_until = now() + ? * interval '1 ms'"
            + " where handler = ? and lease_owner = ?",
        term.toMillis(),
        handler,
        owner);
  }

  void release(String handler, String owner) {
    update(
        "update dispatch.event_cursor set lease_until = '-infinity' where handler = ?"
            + " and lease_owner = ?",
        handler,
        owner);
  }

  /** Moves on. False when the lease went to another meanwhile. */
  boolean advance(String handler, String owner, long position) {
    return update(
            "update dispatch.event_cursor set position = ?, tries = 0, retry_at = '-infinity'"
                + " where handler = ? and lease_owner = ?",
            position,
            handler,
            owner)
        == 1;
  }

  void retryLater(String handler, String owner, Duration pause) {
    update(
        "update dispatch.event_cursor set tries = tries + 1,"
            + " retry_at = now() + ? * interval '1 ms' where handler = ? and lease_owner = ?",
        pause.toMillis(),
        handler,
        owner);
  }

  /** Puts an event aside and moves on, both or nothing. */
  boolean bury(String handler, String owner, Event event, String reason) {
    return transactions.asDispatcher(
        tx -> {
          Connection connection = tx.connection();
          run(
              connection,
              "insert into dispatch.event_dead_letter select ?, e.*, ? from dispatch.event e"
                  + " where position = ? on conflict do nothing",
              handler,
              reason,
              event.position());
          return run(
                  connection,
                  "update dispatch.event_cursor set position = ?, tries = 0,"
                      + " retry_at = '-infinity' where handler = ? and lease_owner = ?",
                  event.position(),
                  handler,
                  owner)
              == 1;
        });
  }

  List<Event> read(Set<String> types, long after, long upTo) {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement query =
              tx.connection()
                  .prepareStatement(
                      columns("event", "1")
                          + " where position > ? and position <= ? and type = any(?)"
                          + " order by position limit "
                          + BATCH)) {
            set(query, after, upTo);
            query.setArray(3, tx.connection().createArrayOf("text", types.toArray()));
            List<Event> events = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
              while (row.next()) {
                events.add(event(row));
              }
            }
            return events;
          }
        });
  }

  /** Removes what every handler has passed. Returns the number of rows. */
  int clean(long horizon) {
    return update(
        "delete from dispatch.event where position in (select position from dispatch.event"
            + " where position <= least(?, (select min(position) from dispatch.event_cursor))"
            + " order by position limit 5000)",
        horizon);
  }

  long deadLetters() {
    return transactions.asDispatcher(
        tx -> {
          try (PreparedStatement query =
                  tx.connection()
                      .prepareStatement("select count(*) from dispatch.event_dead_letter");
              ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  boolean forget(String handler) {
    return update("delete from dispatch.event_cursor where handler = ?", handler) == 1;
  }

  /** What {@link #event} reads, and more. */
  static String columns(String table, String more) {
    return "select position, type, tenant_id, account_id,"
        + " array(select unnest(array[key, value]) from jsonb_each_text(ids)),"
        + " occurred_at, correlation_id, "
        + more
        + " from dispatch."
        + table;
  }

  static Event event(ResultSet row) throws SQLException {
    long account = row.getLong(4);
    AccountId accountId = row.wasNull() ? null : new AccountId(account);
    String[] pairs = (String[]) row.getArray(5).getArray();
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      ids.put(pairs[i], pairs[i + 1]);
    }
    return new Event(
        row.getLong(1),
        row.getString(2),
        new TenantId(row.getInt(3)),
        accountId,
        ids,
        row.getObject(6, OffsetDateTime.class).toInstant(),
        row.getString(7));
  }

  private int update(String sql, Object... values) {
    return transactions.asDispatcher(
        tx -> {
          loseable(tx.connection());
          return run(tx.connection(), sql, values);
        });
  }

  /**
   * Doesn't wait for the disk: a cursor that falls back when the database's machine dies only means
   * that a few events are handed over again, which handlers have to stand anyway.
   */
  private static void loseable(Connection connection) throws SQLException {
    run(connection, "set local synchronous_commit = off");
  }

  private static int run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      set(statement, values);
      return statement.executeUpdate();
    }
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }
}
