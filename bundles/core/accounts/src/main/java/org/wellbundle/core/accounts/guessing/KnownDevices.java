package org.wellbundle.core.accounts.guessing;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.platform.database.Transaction;

/** Browsers an account has signed in from; a cookie that outlives sessions tells them. */
public final class KnownDevices {
  public static final String COOKIE = "wb_device";
  public static final Duration LIFETIME = Duration.ofDays(400);

  /** Whether this browser signed in to this account before. */
  public boolean knows(
      Transaction tx, TenantId tenant, AccountId account, @Nullable String device, Instant now)
      throws SQLException {
    if (device == null) {
      return false;
    }
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select 1 from accounts.known_device where tenant_id = ? and secret_hash = ?"
                    + " and account_id = ? and last_used_at > ?")) {
      select.setInt(1, tenant.value());
      select.setBytes(2, Secrets.hash(device));
      select.setLong(3, account.value());
      select.setObject(4, now.minus(LIFETIME).atOffset(ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Whether the account has signed in from any browser before. */
  public boolean knowsAny(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select 1 from accounts.known_device where tenant_id = ? and account_id = ?"
                    + " limit 1")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      try (ResultSet rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  public void remember(
      Transaction tx, TenantId tenant, AccountId account, String device, Instant now)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into accounts.known_device values (?, ?, ?, ?)"
                    + " on conflict (tenant_id, secret_hash, account_id)"
                    + " do update set last_used_at = excluded.last_used_at")) {
      insert.setInt(1, tenant.value());
      insert.setBytes(2, Secrets.hash(device));
      insert.setLong(3, account.value());
      insert.setObject(4, now.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  /** Nobody is known any more: whoever had the password before may have known it, too. */
  public void forget(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from accounts.known_device where tenant_id = ? and account_id = ?")) {
      delete.setInt(1, tenant.value());
      delete.setLong(2, account.value());
      delete.executeUpdate();
    }
  }
}
