package org.wellbundle.module.challenges.store;

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
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Statements of one tenant: the first parameter of each is the tenant. */
final class Sql {
  private final Transaction tx;
  private final TenantId tenant;

  Sql(Transaction tx, TenantId tenant) {
    this.tx = tx;
    this.tenant = tenant;
  }

  /** Reads a row. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement query = prepare(sql, parameters);
        ResultSet row = query.executeQuery()) {
      List<T> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(reader.read(row));
      }
      return rows;
    }
  }

  <T> Optional<T> one(String sql, Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    return list(sql, reader, parameters).stream().findFirst();
  }

  int run(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement update = prepare(sql, parameters)) {
      return update.executeUpdate();
    }
  }

  /** A statement that names the tenant itself, as {@code platform.current_tenant()}. */
  int set(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement update = tx.connection().prepareStatement(sql)) {
      bindAll(update, 1, parameters);
      return update.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, @Nullable Object... parameters)
      throws SQLException {
    PreparedStatement statement = tx.connection().prepareStatement(sql);
    statement.setInt(1, tenant.value());
    bindAll(statement, 2, parameters);
    return statement;
  }

  private static void bindAll(
      PreparedStatement statement, int first, @Nullable Object... parameters) throws SQLException {
    for (int n = 0; n < parameters.length; n++) {
      bind(statement, first + n, parameters[n]);
    }
  }

  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value instanceof Instant instant) {
      statement.setObject(at, instant.atOffset(ZoneOffset.UTC));
    } else if (value instanceof Enum<?> constant) {
      statement.setString(at, constant.name());
    } else {
      statement.setObject(at, value);
    }
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  static @Nullable Long number(ResultSet row, String column) throws SQLException {
    return row.getObject(column, Long.class);
  }
}
