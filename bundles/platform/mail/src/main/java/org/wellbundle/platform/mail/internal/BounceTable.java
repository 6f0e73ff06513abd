package org.wellbundle.platform.mail.internal;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.mail.internal.bounce.MessageName;

/** What came back, in the database, within a tenant's transaction. */
final class BounceTable {
  private BounceTable() {}

  /**
   * A mail that something came back for.
   *
   * @param recipient digest of the address, null for mails of older versions
   * @param bounced true when that was noted already
   */
  record Sent(
      @Nullable AccountId account,
      @Nullable AddressDigest recipient,
      boolean bounced,
      String correlation) {}

  /** The mail, locked; empty when there is none, or the token isn't its. */
  static Optional<Sent> find(Transaction tx, MessageName name) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select account_id, recipient, state = 'BOUNCED', correlation_id from mail.message"
                    + " where tenant_id = ? and id = ? and token = ?"
                    + " and state <> 'DEAD' for update")) {
      select.setInt(1, name.tenant().value());
      select.setLong(2, name.id());
      select.setString(3, name.token());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long account = row.getLong(1);
        AccountId person = row.wasNull() ? null : new AccountId(account);
        String recipient = row.getString(2);
        return Optional.of(
            new Sent(
                person,
                recipient == null ? null : new AddressDigest(recipient),
                row.getBoolean(3),
                row.getString(4)));
      }
    }
  }

  static void late(Transaction tx, MessageName name, String report) throws SQLException {
    update(tx, name, "set delayed_at = now(), report = ?", report);
  }

  static void bounced(Transaction tx, MessageName name, String report, String reason)
      throws SQLException {
    update(
        tx,
        name,
        "set state = 'BOUNCED', sealed = null, settled_at = coalesce(settled_at, now()), report = ?, reason = ?",
        report,
        reason);
  }

  private static void update(Transaction tx, MessageName name, String change, String... values)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update mail.message " + change + " where tenant_id = ? and id = ?")) {
      int n = 1;
      for (String value : values) {
        update.setString(n++, value);
      }
      update.setInt(n++, name.tenant().value());
      update.setLong(n, name.id());
      update.executeUpdate();
    }
  }

  /** From now on the address counts as one that takes no mail. */
  static void mark(
      Transaction tx, TenantId tenant, AccountId account, AddressDigest recipient, String report)
      throws SQLException {
    try (PreparedStatement upsert =
        tx.connection()
            .prepareStatement(
                "insert into mail.undeliverable (tenant_id, account_id, recipient, report)"
                    + " values (?, ?, ?, ?) on conflict (tenant_id, account_id) do update"
                    + " set recipient = excluded.recipient, report = excluded.report,"
                    + " noted_at = now()")) {
      upsert.setInt(1, tenant.value());
      upsert.setLong(2, account.value());
      upsert.setString(3, recipient.hex());
      upsert.setString(4, report);
      upsert.executeUpdate();
    }
  }

  /** True when the account's address was found to take no mail within the last days. */
  static boolean marked(
      Transaction tx, TenantId tenant, AccountId account, AddressDigest recipient, int days)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select from mail.undeliverable where tenant_id = ? and account_id = ?"
                    + " and recipient = ? and noted_at > now() - ? * interval '1 day'")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      select.setString(3, recipient.hex());
      select.setInt(4, days);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }
}
