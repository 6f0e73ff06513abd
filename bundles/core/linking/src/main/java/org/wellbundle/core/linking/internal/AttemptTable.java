package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.platform.database.Transaction;

/** Attempts in the database. */
final class AttemptTable {
  private static final String COLUMNS =
      "account_id, profile_id, provider_id, return_to, origin, browser_hash, pkce, replaces,"
          + " clock_timestamp()";

  private AttemptTable() {}

  /** An attempt that is used up, and when that was by the database's clock. */
  record Taken(Attempt attempt, Instant at) {}

  static void insert(
      Transaction tx, StateToken state, Attempt attempt, Instant now, Instant expires)
      throws SQLException {
    deleteExpired(tx, now);
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into linking.attempt (tenant_id, state_hash, account_id, profile_id,"
                    + " provider_id, return_to, origin, browser_hash, pkce, replaces, expires_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, state.tenant().value());
      insert.setBytes(2, state.hash());
      insert.setLong(3, attempt.account().value());
      insert.setLong(4, attempt.profile().value());
      insert.setString(5, attempt.providerId());
      insert.setString(6, attempt.returnTo());
      insert.setString(7, attempt.origin());
      insert.setBytes(8, attempt.browserHash());
      insert.setBytes(9, attempt.pkce());
      insert.setBoolean(10, attempt.replaces());
      insert.setObject(11, expires.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static void deleteExpired(Transaction tx, Instant now) throws SQLException {
    try (PreparedStatement delete =
        tx.connection().prepareStatement("delete from linking.attempt where expires_at < ?")) {
      delete.setObject(1, now.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  /** Looks without consuming: the callback only forwards. */
  static Optional<Attempt> find(Transaction tx, StateToken state, Instant now) throws SQLException {
    return read(
            tx,
            state,
            now,
            "select "
                + COLUMNS
                + " from linking.attempt where tenant_id = ? and state_hash = ? and expires_at > ?")
        .map(Taken::attempt);
  }

  /** Takes the attempt: a state works once. */
  static Optional<Taken> take(Transaction tx, StateToken state, Instant now) throws SQLException {
    return read(
        tx,
        state,
        now,
        "delete from linking.attempt where tenant_id = ? and state_hash = ? and expires_at > ?"
            + " returning "
            + COLUMNS);
  }

  private static Optional<Taken> read(Transaction tx, StateToken state, Instant now, String sql)
      throws SQLException {
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      statement.setInt(1, state.tenant().value());
      statement.setBytes(2, state.hash());
      statement.setObject(3, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Taken(attempt(row), row.getObject(9, OffsetDateTime.class).toInstant()))
            : Optional.empty();
      }
    }
  }

  private static Attempt attempt(ResultSet row) throws SQLException {
    return new Attempt(
        new AccountId(row.getLong(1)),
        new ProfileId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getBytes(6),
        row.getBytes(7),
        row.getBoolean(8));
  }
}
