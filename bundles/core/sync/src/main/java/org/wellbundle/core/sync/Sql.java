package org.wellbundle.core.sync;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.database.Transaction;

/** Short forms for JDBC. */
public final class Sql {
  private Sql() {}

  /** Reads a row. */
  @FunctionalInterface
  public interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  public static <T> List<T> query(
      Transaction tx, Row<T> reader, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      bind(tx, statement, arguments);
      try (ResultSet rows = statement.executeQuery()) {
        List<T> all = new ArrayList<>();
        while (rows.next()) {
          all.add(reader.read(rows));
        }
        return all;
      }
    }
  }

  public static int update(Transaction tx, String sql, @Nullable Object... arguments)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      bind(tx, statement, arguments);
      return statement.executeUpdate();
    }
  }

  /** Calls a function that answers true or false. */
  public static boolean test(Transaction tx, String sql, @Nullable Object... arguments)
      throws SQLException {
    return query(tx, row -> row.getBoolean(1), sql, arguments).get(0);
  }

  /** Calls a function for its effect. */
  public static void call(Transaction tx, String sql, @Nullable Object... arguments)
      throws SQLException {
    query(tx, row -> true, sql, arguments);
  }

  public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static void bind(
      Transaction tx, PreparedStatement statement, @Nullable Object... arguments)
      throws SQLException {
    for (int i = 0; i < arguments.length; i++) {
      bind(tx, statement, i + 1, arguments[i]);
    }
  }

  private static void bind(
      Transaction tx, PreparedStatement statement, int index, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(index, at(instant));
    } else if (value instanceof String[] texts) {
      statement.setArray(index, array(tx, "text", texts));
    } else if (value instanceof Long[] numbers) {
      statement.setArray(index, array(tx, "bigint", numbers));
    } else if (value instanceof Integer[] numbers) {
      statement.setArray(index, array(tx, "int", numbers));
    } else if (value instanceof Instant[] instants) {
      OffsetDateTime[] times = new OffsetDateTime[instants.length];
      for (int i = 0; i < times.length; i++) {
        times[i] = instants[i] == null ? null : at(instants[i]);
      }
      statement.setArray(index, array(tx, "timestamptz", times));
    } else if (value instanceof byte[][] blobs) {
      statement.setArray(index, array(tx, "bytea", blobs));
    } else {
      statement.setObject(index, value);
    }
  }

  private static Array array(Transaction tx, String type, Object[] values) throws SQLException {
    return tx.connection().createArrayOf(type, values);
  }

  private static OffsetDateTime at(Instant instant) {
    return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
  }
}
