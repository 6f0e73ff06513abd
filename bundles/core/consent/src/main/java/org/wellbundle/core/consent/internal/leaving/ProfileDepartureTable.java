package org.wellbundle.core.consent.internal.leaving;

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
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Profiles to be erased alone, in the database. */
final class ProfileDepartureTable {
  private static final String HERE = " where tenant_id = (select platform.current_tenant())";
  private static final String MINE = HERE + " and account_id = ? and profile_id = ?";

  private ProfileDepartureTable() {}

  /**
   * @param begunAt null while it can be taken back
   */
  record Row(
      AccountId account,
      ProfileId profile,
      Instant askedAt,
      Instant dueAt,
      String receipt,
      @Nullable Instant begunAt) {}

  /** False when it was asked before. */
  static boolean insert(Transaction tx, TenantId tenant, byte[] keyHash, Row row)
      throws SQLException {
    return execute(
            tx,
            "insert into consent.profile_departure (tenant_id, account_id, profile_id, asked_at,"
                + " due_at, key_hash, receipt, next_at) values (?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict do nothing",
            tenant.value(),
            row.account().value(),
            row.profile().value(),
            at(row.askedAt()),
            at(row.dueAt()),
            keyHash,
            row.receipt(),
            at(row.dueAt()))
        == 1;
  }

  static List<Row> of(Transaction tx, AccountId account) throws SQLException {
    return select(tx, " and account_id = ? order by profile_id", account.value());
  }

  static Optional<Row> find(Transaction tx, AccountId account, ProfileId profile)
      throws SQLException {
    return select(tx, " and account_id = ? and profile_id = ?", account.value(), profile.value())
        .stream()
        .findFirst();
  }

  static Optional<Row> byKey(Transaction tx, byte[] keyHash) throws SQLException {
    return select(tx, " and key_hash = ?", keyHash).stream().findFirst();
  }

  /** False when there is none, or no way back. */
  static boolean cancel(Transaction tx, AccountId account, ProfileId profile) throws SQLException {
    return execute(
            tx,
            "delete from consent.profile_departure" + MINE + " and begun_at is null",
            account.value(),
            profile.value())
        == 1;
  }

  /** From here on it can't be taken back. False when it was taken back. */
  static boolean begin(Transaction tx, AccountId account, ProfileId profile, Instant now)
      throws SQLException {
    return execute(
            tx,
            "update consent.profile_departure set begun_at = ?" + MINE + " and begun_at is null",
            at(now),
            account.value(),
            profile.value())
        == 1;
  }

  static void lookAgain(Transaction tx, AccountId account, ProfileId profile, Instant then)
      throws SQLException {
    execute(
        tx,
        "update consent.profile_departure set next_at = ?" + MINE,
        at(then),
        account.value(),
        profile.value());
  }

  static void remove(Transaction tx, AccountId account, ProfileId profile) throws SQLException {
    execute(tx, "delete from consent.profile_departure" + MINE, account.value(), profile.value());
  }

  private static List<Row> select(Transaction tx, String which, Object... values)
      throws SQLException {
    List<Row> found = new ArrayList<>();
    try (PreparedStatement query =
            statement(
                tx,
                "select account_id, profile_id, asked_at, due_at, receipt, begun_at"
                    + " from consent.profile_departure"
                    + HERE
                    + which,
                values);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        OffsetDateTime begun = row.getObject(6, OffsetDateTime.class);
        found.add(
            new Row(
                new AccountId(row.getLong(1)),
                new ProfileId(row.getLong(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getObject(4, OffsetDateTime.class).toInstant(),
                row.getString(5),
                begun == null ? null : begun.toInstant()));
      }
    }
    return found;
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
