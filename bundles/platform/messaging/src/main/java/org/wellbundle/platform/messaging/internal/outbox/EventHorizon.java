package org.wellbundle.platform.messaging.internal.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.wellbundle.platform.database.Transactions;

/**
 * Up to where the outbox is complete. Positions are handed out before commit, so a later one can be
 * visible before an earlier one; a cursor must not pass the gap.
 *
 * <p>How it is known: read the last position handed out, then take a transaction number. Whoever
 * got a position up to there has a smaller number, since appending takes number first and position
 * second. So once every transaction below our number has ended, everything up to the position read
 * is either visible or rolled back for good. Order by position is kept, and with it the order in
 * which transactions that waited for each other's locks appended.
 */
final class EventHorizon {
  private final Transactions transactions;
  private long known;
  private Optional<Mark> mark = Optional.empty();

  private record Mark(long position, long transaction) {}

  EventHorizon(Transactions transactions) {
    this.transactions = transactions;
  }

  /** The last position that can be read up to. */
  synchronized long position() {
    if (mark.isEmpty()) {
      mark = transactions.asDispatcher(tx -> mark(tx.connection()));
    }
    if (mark.isPresent() && oldestRunning() >= mark.get().transaction()) {
      known = mark.get().position();
      mark = Optional.empty();
    }
    return known;
  }

  /** True while there are positions beyond the horizon: worth a look again soon. */
  synchronized boolean behind() {
    return mark.isPresent();
  }

  private Optional<Mark> mark(Connection connection) throws SQLException {
    long last = number(connection, "select dispatch.last_event()");
    return last == known
        ? Optional.empty()
        : Optional.of(new Mark(last, number(connection, "select pg_current_xact_id()")));
  }

  private long oldestRunning() {
    return transactions.asDispatcher(
        tx -> number(tx.connection(), "select pg_snapshot_xmin(pg_current_snapshot())"));
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return Long.parseLong(row.getString(1));
    }
  }
}
