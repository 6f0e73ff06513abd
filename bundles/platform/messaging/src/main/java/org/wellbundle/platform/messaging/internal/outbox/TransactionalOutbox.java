package org.wellbundle.platform.messaging.internal.outbox;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.event.Event;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.messaging.Signals;

/** Appends to {@code dispatch.event}. */
public final class TransactionalOutbox implements Outbox {
  /** Topic that tells all nodes that there are events. */
  static final String TOPIC = "outbox";

  private final Signals signals;

  public TransactionalOutbox(Signals signals) {
    this.signals = signals;
  }

  @Override
  public void append(Transaction tx, Event event) {
    try {
      insert(tx.connection(), event);
    } catch (SQLException e) {
      throw new DatabaseException("outbox: " + e.getMessage(), state(e), null, e);
    }
    tx.afterCommit(() -> signals.tellAll(TOPIC, ""));
  }

  private static void insert(Connection connection, Event event) throws SQLException {
    try (PreparedStatement call =
        connection.prepareStatement("select dispatch.append_event(?, ?, ?, ?, ?, ?)")) {
      call.setInt(1, event.tenant().value());
      call.setString(2, event.type());
      if (event.account() == null) {
        call.setNull(3, Types.BIGINT);
      } else {
        call.setLong(3, event.account().value());
      }
      call.setArray(4, pairs(connection, event));
      call.setObject(5, event.occurredAt().atOffset(ZoneOffset.UTC));
      call.setString(6, event.correlationId());
      call.execute();
    }
  }

  private static Array pairs(Connection connection, Event event) throws SQLException {
    List<String> pairs = new ArrayList<>();
    event
        .ids()
        .forEach(
            (name, id) -> {
              pairs.add(name);
              pairs.add(id);
            });
    return connection.createArrayOf("text", pairs.toArray());
  }

  private static String state(SQLException error) {
    return error.getSQLState() == null ? "08000" : error.getSQLState();
  }
}
