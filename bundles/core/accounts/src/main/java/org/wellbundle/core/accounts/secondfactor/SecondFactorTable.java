package org.wellbundle.core.accounts.secondfactor;

import static org.wellbundle.core.accounts.sql.Sql.at;
import static org.wellbundle.core.accounts.sql.Sql.execute;
import static org.wellbundle.core.accounts.sql.Sql.first;

import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Second factors and recovery codes in the database. */
final class SecondFactorTable {
  private static final String MINE = " where tenant_id = ? and account_id = ?";

  private SecondFactorTable() {}

  /**
   * @param sealed the secret
   * @param confirmedAt null while it counts for nothing
   * @param lastStep of the last code taken
   */
  record Row(byte[] sealed, Instant begunAt, @Nullable Instant confirmedAt, long lastStep) {
    @Override
    public String toString() {
      return "Row[hidden]";
    }
  }

  static Optional<Row> find(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    return first(
        tx,
        row -> {
          OffsetDateTime confirmed = row.getObject(3, OffsetDateTime.class);
          return new Row(
              row.getBytes(1),
              row.getObject(2, OffsetDateTime.class).toInstant(),
              confirmed == null ? null : confirmed.toInstant(),
              row.getLong(4));
        },
        "select secret, begun_at, confirmed_at, last_step from accounts.second_factor" + MINE,
        tenant.value(),
        account.value());
  }

  /** False when there is a confirmed one. */
  static boolean begin(
      Transaction tx, TenantId tenant, AccountId account, byte[] sealed, Instant now)
      throws SQLException {
    return execute(
            tx,
            "insert into accounts.second_factor as f (tenant_id, account_id, secret, begun_at)"
                + " values (?, ?, ?, ?) on conflict (tenant_id, account_id) do update"
                + " set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0"
                + " where f.confirmed_at is null",
            tenant.value(),
            account.value(),
            sealed,
            at(now))
        == 1;
  }

  /** False when it was confirmed or begun anew meanwhile. */
  static boolean confirm(
      Transaction tx, TenantId tenant, AccountId account, Row begun, long step, Instant now)
      throws SQLException {
    return execute(
            tx,
            "update accounts.second_factor set confirmed_at = ?, last_step = ?"
                + MINE
                + " and confirmed_at is null and secret = ?",
            at(now),
            step,
            tenant.value(),
            account.value(),
            begun.sealed())
        == 1;
  }

  /** One of several at once gets through; false for the others. */
  static boolean take(Transaction tx, TenantId tenant, AccountId account, long step)
      throws SQLException {
    return execute(
            tx,
            "update accounts.second_factor set last_step = ?" + MINE + " and last_step < ?",
            step,
            tenant.value(),
            account.value(),
            step)
        == 1;
  }

  static boolean remove(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    return execute(
            tx,
            "delete from accounts.second_factor" + MINE + " and confirmed_at is not null",
            tenant.value(),
            account.value())
        == 1;
  }

  /**
   * @param hashes by slot; take the place of all there were
   */
  static void recovery(
      Transaction tx, TenantId tenant, AccountId account, Map<String, String> hashes)
      throws SQLException {
    execute(tx, "delete from accounts.recovery_code" + MINE, tenant.value(), account.value());
    for (Map.Entry<String, String> code : hashes.entrySet()) {
      execute(
          tx,
          "insert into accounts.recovery_code values (?, ?, ?, ?)",
          tenant.value(),
          account.value(),
          code.getKey(),
          code.getValue());
    }
  }

  static Optional<String> recoveryHash(
      Transaction tx, TenantId tenant, AccountId account, String slot) throws SQLException {
    return first(
        tx,
        row -> row.getString(1),
        "select hash from accounts.recovery_code" + MINE + " and slot = ? and used_at is null",
        tenant.value(),
        account.value(),
        slot);
  }

  static boolean useUp(
      Transaction tx, TenantId tenant, AccountId account, String slot, String hash, Instant now)
      throws SQLException {
    return execute(
            tx,
            "update accounts.recovery_code set used_at = ?"
                + MINE
                + " and slot = ? and hash = ? and used_at is null",
            at(now),
            tenant.value(),
            account.value(),
            slot,
            hash)
        == 1;
  }

  static int recoveryLeft(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    return first(
            tx,
            row -> row.getInt(1),
            "select count(*) from accounts.recovery_code" + MINE + " and used_at is null",
            tenant.value(),
            account.value())
        .orElse(0);
  }
}
