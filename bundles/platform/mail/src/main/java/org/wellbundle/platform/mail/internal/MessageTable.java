package org.wellbundle.platform.mail.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.mail.internal.bounce.MessageName;

/** Mails in the database, within a tenant's transaction. */
final class MessageTable {
  private MessageTable() {}

  /** How a mail ended. */
  enum End {
    SENT,
    /** Given up. */
    DEAD,
    /** The recipient's side refused it for good. */
    BOUNCED
  }

  /** A mail that waits. */
  record Waiting(@Nullable AccountId account, String template, byte[] sealed, String correlation) {}

  /** A mail that is due. */
  record Due(
      MessageName name,
      @Nullable AccountId account,
      String template,
      byte[] sealed,
      String correlation) {}

  static long nextId(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("select nextval('mail.message_id_seq')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static void insert(Connection connection, TenantId tenant, long id, Waiting mail)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into mail.message (tenant_id, id, account_id, template, sealed,"
                + " correlation_id) values (?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, id);
      insert.setObject(3, mail.account() == null ? null : mail.account().value(), Types.BIGINT);
      insert.setString(4, mail.template());
      insert.setBytes(5, mail.sealed());
      insert.setString(6, mail.correlation());
      insert.executeUpdate();
    }
    try (PreparedStatement queue = connection.prepareStatement("select dispatch.mail_queue(?)")) {
      queue.setLong(1, id);
      queue.execute();
    }
  }

  static Optional<Due> find(Transaction tx, TenantId tenant, long id) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select account_id, template, sealed, correlation_id, token from mail.message"
                    + " where tenant_id = ? and id = ? and state = 'QUEUED'")) {
      select.setInt(1, tenant.value());
      select.setLong(2, id);
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        long account = row.getLong(1);
        AccountId person = row.wasNull() ? null : new AccountId(account);
        return Optional.of(
            new Due(
                new MessageName(tenant, id, row.getString(5)),
                person,
                row.getString(2),
                row.getBytes(3),
                row.getString(4)));
      }
    }
  }

  /** Takes the mail from the queue; false when another node has it now. */
  static boolean settle(Transaction tx, MailJobs.Job job) throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select dispatch.mail_settle(?, ?)")) {
      call.setLong(1, job.id());
      call.setInt(2, job.version());
      try (ResultSet row = call.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  /**
   * Ends a mail, unless a report on it came first.
   *
   * @param recipient where it went, null when it went nowhere
   */
  static void end(
      Transaction tx,
      MailJobs.Job job,
      End end,
      @Nullable String reason,
      @Nullable AddressDigest recipient)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update mail.message set state = ?, reason = ?, recipient = ?, sealed = null,"
                    + " settled_at = now()"
                    + " where tenant_id = ? and id = ? and state = 'QUEUED'")) {
      update.setString(1, end.name());
      update.setString(2, reason);
      update.setString(3, recipient == null ? null : recipient.hex());
      update.setInt(4, job.tenant().value());
      update.setLong(5, job.id());
      update.executeUpdate();
    }
  }

  /** Rows of mails settled long ago. */
  static void forget(Transaction tx, TenantId tenant, int days) throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from mail.message where tenant_id = ?"
                    + " and settled_at < now() - ? * interval '1 day'")) {
      delete.setInt(1, tenant.value());
      delete.setInt(2, days);
      delete.executeUpdate();
    }
  }
}
