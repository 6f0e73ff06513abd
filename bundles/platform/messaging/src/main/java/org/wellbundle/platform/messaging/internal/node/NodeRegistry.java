package org.wellbundle.platform.messaging.internal.node;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.wellbundle.platform.database.Transactions;

/**
 * Who works on this database. Nodes without a common broker would not hear of each other's changes,
 * so a second one may join only where every node shares a broker.
 */
public final class NodeRegistry {
  private final Transactions transactions;
  private final Duration term;
  private final UUID id = UUID.randomUUID();
  private final NodeName name;
  private final boolean shared;

  /**
   * @param shared whether other nodes can reach this one's broker
   * @param term how long a node counts that says nothing
   */
  public NodeRegistry(Transactions transactions, boolean shared, Duration term) {
    this(transactions, shared, term, NodeName.own());
  }

  NodeRegistry(Transactions transactions, boolean shared, Duration term, NodeName name) {
    this.transactions = transactions;
    this.shared = shared;
    this.term = term;
    this.name = name;
  }

  /** Joins or stays; returns the name of a node that is in the way. */
  public Optional<String> join() {
    return transactions.asDispatcher(
        tx -> {
          Connection connection = tx.connection();
          lock(connection);
          Optional<String> other = inTheWay(connection);
          if (other.isEmpty()) {
            renew(connection);
          }
          return other;
        });
  }

  public void leave() {
    transactions.runAsDispatcher(
        tx -> {
          try (PreparedStatement delete =
              tx.connection().prepareStatement("delete from dispatch.node where id = ?")) {
            delete.setObject(1, id);
            delete.executeUpdate();
          }
        });
  }

  private static void lock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select pg_advisory_xact_lock(hashtext('wellbundle.node'))");
      statement.execute("delete from dispatch.node where lease_until < now()");
    }
  }

  private Optional<String> inTheWay(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select name from dispatch.node where id <> ? and not (shared and ?)")) {
      query.setObject(1, id);
      query.setBoolean(2, shared);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          if (!NodeName.parse(row.getString(1)).isGone()) {
            return Optional.of(row.getString(1));
          }
        }
        return Optional.empty();
      }
    }
  }

  private void renew(Connection connection) throws SQLException {
    try (PreparedStatement upsert =
        connection.prepareStatement(
            "insert into dispatch.node (id, name, shared, lease_until)"
                + " values (?, ?, ?, now() + ? * interval '1 ms')"
                + " on conflict (id) do update set lease_until = excluded.lease_until")) {
      upsert.setObject(1, id);
      upsert.setString(2, name.toString());
      upsert.setBoolean(3, shared);
      upsert.setLong(4, term.toMillis());
      upsert.executeUpdate();
    }
  }

  /** What an operator reads when a node is in the way. */
  public static String sentence(String other) {
    return String.join(
        " ",
        List.of(
            "Node " + other + " works on this database without a broker that both share.",
            "Give all nodes the same WELLBUNDLE_BROKER_URL, or stop that one."));
  }
}
