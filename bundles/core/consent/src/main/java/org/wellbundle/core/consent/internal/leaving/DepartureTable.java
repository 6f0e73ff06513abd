package org.wellbundle.core.consent.internal.leaving;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Departures in the database. */
final class DepartureTable {
  private static final String MINE =
      " where tenant_id = (select platform.current_tenant()) and account_id = ?";

  private DepartureTable() {}

  /**
   * @param receipt number of the receipt
   * @param farewell null while it can be taken back; empty until the account is closed
   */
  record Row(Instant askedAt, Instant dueAt, String receipt, byte @Nullable [] farewell) {}

  /** False when the person asked before. */
  static boolean insert(
      Transaction tx, TenantId tenant, AccountId account, byte[] keyHash, Row departure)
      throws SQLException {
    return execute(
            tx,
            "insert into consent.departure (tenant_id, account_id, asked_at, due_at, key_hash,"
                + " receipt, next_at) values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing",
            tenant.value(),
            account.value(),
            at(departure.askedAt()),
            at(departure.dueAt()),
            keyHash,
            departure.receipt(),
            at(departure.dueAt()))
        == 1;
  }

  static Optional<Row> find(Transaction tx, AccountId account) throws SQLException {
    try (PreparedStatement query =
        statement(
            tx,
            "select asked_at, due_at, receipt, farewell from consent.departure" + MINE,
            account.value())) {
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Row(
                    row.getObject(1, OffsetDateTime.class).toInstant(),
                    row.getObject(2, OffsetDateTime.class).toInstant(),
                    row.getString(3),
                    row.getBytes(4)))
            : Optional.empty();
      }
    }
  }

  static Optional<AccountId> byKey(Transaction tx, byte[] keyHash) throws SQLException {
    try (PreparedStatement query =
        statement(
            tx,
            "select account_id from consent.departure"
                + " where tenant_id = (select platform.current_tenant()) and key_hash = ?",
            keyHash)) {
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(new AccountId(row.getLong(1))) : Optional.empty();
      }
    }
  }

  /** False when there is none, or no way back. */
  static boolean cancel(Transaction tx, AccountId account) throws SQLException {
    return execute(
            tx, "delete from consent.departure" + MINE + " and farewell is null", account.value())
        == 1;
  }

  /** From here on it can't be taken back. False when it was taken back before. */
  static boolean begin(Transaction tx, AccountId account) throws SQLException {
    return execute(
            tx,
            "update consent.departure set farewell = coalesce(farewell, '')" + MINE,
            account.value())
        == 1;
  }

  static void farewell(Transaction tx, AccountId account, byte[] sealed) throws SQLException {
    execute(tx, "update consent.departure set farewell = ?" + MINE, sealed, account.value());
  }

  static void lookAgain(Transaction tx, AccountId account, Instant then) throws SQLException {
    execute(tx, "update consent.departure set next_at = ?" + MINE, at(then), account.value());
  }

  static void remove(Transaction tx, AccountId account) throws SQLException {
    execute(tx, "delete from consent.departure" + MINE, account.value());
  }

  private static int execute(Transaction tx, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = statement(tx, sql, values)) {
      return statement.executeUpdate();
    }
  }

  private static PreparedStatement statement(Transaction tx, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = tx.connection().prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
