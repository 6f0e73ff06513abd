package org.wellbundle.core.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Sessions in the database, found by the hash of the cookie's value. */
final class SessionRepository {
  static final Duration LIFETIME = Duration.ofDays(14);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(5);
  private static final int SECRET_BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** A new session; the secret is shown this once. */
  record Opened(String secret, String publicId, String csrfToken) {
    @Override
    public String toString() {
      return "Opened[" + publicId + "]";
    }
  }

  record SessionRow(AccountId account, String publicId, String csrfToken) {}

  Opened open(Transaction tx, TenantId tenant, AccountId account, Instant now) throws SQLException {
    Opened opened = new Opened(token(SECRET_BYTES), token(12), token(24));
    deleteExpired(tx, tenant, now);
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into accounts.session (tenant_id, secret_hash, public_id, account_id,"
                    + " csrf_token, created_at, last_seen_at, expires_at)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, tenant.value());
      insert.setBytes(2, hash(opened.secret()));
      insert.setString(3, opened.publicId());
      insert.setLong(4, account.value());
      insert.setString(5, opened.csrfToken());
      insert.setObject(6, now.atOffset(ZoneOffset.UTC));
      insert.setObject(7, now.atOffset(ZoneOffset.UTC));
      insert.setObject(8, now.plus(LIFETIME).atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
    return opened;
  }

  Optional<SessionRow> find(Transaction tx, TenantId tenant, String secret, Instant now)
      throws SQLException {
    byte[] hash = hash(secret);
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select account_id, public_id, csrf_token, last_seen_at < ? as stale"
                    + " from accounts.session"
                    + " where tenant_id = ? and secret_hash = ? and expires_at > ?")) {
      select.setObject(1, now.minus(TOUCH_EVERY).atOffset(ZoneOffset.UTC));
      select.setInt(2, tenant.value());
      select.setBytes(3, hash);
      select.setObject(4, now.atOffset(ZoneOffset.UTC));
      try (ResultSet rows = select.executeQuery()) {
        if (!rows.next()) {
          return Optional.empty();
        }
        if (rows.getBoolean("stale")) {
          touch(tx, tenant, hash, now);
        }
        return Optional.of(
            new SessionRow(
                new AccountId(rows.getLong("account_id")),
                rows.getString("public_id"),
                rows.getString("csrf_token")));
      }
    }
  }

  private static void touch(Transaction tx, TenantId tenant, byte[] hash, Instant now)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update accounts.session set last_seen_at = ?, expires_at = ?"
                    + " where tenant_id = ? and secret_hash = ?")) {
      update.setObject(1, now.atOffset(ZoneOffset.UTC));
      update.setObject(2, now.plus(LIFETIME).atOffset(ZoneOffset.UTC));
      update.setInt(3, tenant.value());
      update.setBytes(4, hash);
      update.executeUpdate();
    }
  }

  /** Ends one session of an account. */
  void close(Transaction tx, TenantId tenant, AccountId account, String publicId)
      throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from accounts.session"
                    + " where tenant_id = ? and account_id = ? and public_id = ?")) {
      delete.setInt(1, tenant.value());
      delete.setLong(2, account.value());
      delete.setString(3, publicId);
      delete.executeUpdate();
    }
  }

  private static void deleteExpired(Transaction tx, TenantId tenant, Instant now)
      throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from accounts.session where tenant_id = ? and expires_at <= ?")) {
      delete.setInt(1, tenant.value());
      delete.setObject(2, now.atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  private String token(int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
  }

  private static byte[] hash(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
