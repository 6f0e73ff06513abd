package org.wellbundle.core.accounts.sql;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
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

  /** The first row a query or a {@code returning} gives. */
  public static <T> Optional<T> first(Transaction tx, Row<T> reader, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
      }
    }
  }

  /** Returns the number of rows that changed. */
  public static int execute(Transaction tx, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      bind(statement, values);
      return statement.executeUpdate();
    }
  }

  public static void bind(PreparedStatement statement, @Nullable Object... values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  public static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
