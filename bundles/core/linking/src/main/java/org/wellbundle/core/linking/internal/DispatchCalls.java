package org.wellbundle.core.linking.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.platform.database.Transaction;

/** The functions of schema {@code dispatch} a tenant's transaction may call. */
final class DispatchCalls {
  private DispatchCalls() {}

  /** What came of a claim on a vendor account. */
  enum Claim {
    CLAIMED,
    /** It feeds another link. */
    IN_USE,
    /** What was authorised is revoked already. */
    REVOKED
  }

  /**
   * @param begunAt when, by the database's clock, the authorization was begun
   */
  static Claim claimVendorAccount(
      Transaction tx, String registration, byte[] userHash, LinkId link, Instant begunAt)
      throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.vendor_account_claim(?, ?, ?, ?)")) {
      call.setString(1, registration);
      call.setBytes(2, userHash);
      call.setLong(3, link.value());
      call.setObject(4, begunAt.atOffset(ZoneOffset.UTC));
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return Claim.valueOf(row.getString(1));
      }
    }
  }

  /** The link of this tenant that holds a vendor account, null when none does. */
  static @Nullable LinkId vendorAccountHolder(Transaction tx, String registration, byte[] userHash)
      throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.vendor_account_holder(?, ?)")) {
      call.setString(1, registration);
      call.setBytes(2, userHash);
      try (ResultSet row = call.executeQuery()) {
        row.next();
        long id = row.getLong(1);
        return row.wasNull() ? null : new LinkId(id);
      }
    }
  }

  /** Free for authorizations begun from now on. */
  static void vendorAccountRevoked(Transaction tx, LinkId link) throws SQLException {
    run(tx, "select dispatch.vendor_account_revoked(?)", link);
  }

  /** Free at once. */
  static void releaseVendorAccount(Transaction tx, LinkId link) throws SQLException {
    run(tx, "select dispatch.vendor_account_release(?)", link);
  }

  static void addHookToken(Transaction tx, byte[] hash, String providerId, LinkId link)
      throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.hook_token_add(?, ?, ?)")) {
      call.setBytes(1, hash);
      call.setString(2, providerId);
      call.setLong(3, link.value());
      call.execute();
    }
  }

  static void dropHookToken(Transaction tx, LinkId link) throws SQLException {
    run(tx, "select dispatch.hook_token_drop(?)", link);
  }

  static void planJob(
      Transaction tx,
      LinkView link,
      JobKind kind,
      Instant notBefore,
      @Nullable Instant deadline,
      String correlationId)
      throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.link_job_plan(?, ?, ?, ?, ?, ?)")) {
      call.setString(1, link.providerId());
      call.setLong(2, link.id().value());
      call.setString(3, kind.name());
      call.setObject(4, notBefore.atOffset(ZoneOffset.UTC));
      call.setObject(
          5,
          deadline == null ? null : deadline.atOffset(ZoneOffset.UTC),
          java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
      call.setString(6, correlationId);
      call.execute();
    }
  }

  static void dropJob(Transaction tx, LinkId link, JobKind kind) throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.link_job_drop(?, ?)")) {
      call.setLong(1, link.value());
      call.setString(2, kind.name());
      call.execute();
    }
  }

  private static void run(Transaction tx, String sql, LinkId link) throws SQLException {
    try (PreparedStatement call = tx.connection().prepareStatement(sql)) {
      call.setLong(1, link.value());
      call.execute();
    }
  }
}
