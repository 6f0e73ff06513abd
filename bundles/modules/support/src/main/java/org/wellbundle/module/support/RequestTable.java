package org.wellbundle.module.support;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Requests in the database. */
final class RequestTable {
  private RequestTable() {}

  /** A request as it is kept. */
  record Row(
      long id,
      AccountId account,
      String reference,
      String topic,
      String routedTo,
      byte[] sealed,
      Instant askedAt,
      String correlationId) {}

  static long nextId(Transaction tx) throws SQLException {
    try (PreparedStatement select =
            tx.connection().prepareStatement("select nextval('support.request_id_seq')");
        ResultSet row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  static void insert(Transaction tx, TenantId tenant, Row request) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into support.request (tenant_id, id, account_id, reference, topic,"
                    + " routed_to, sealed, asked_at, correlation_id)"
                    + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, request.id());
      insert.setLong(3, request.account().value());
      insert.setString(4, request.reference());
      insert.setString(5, request.topic());
      insert.setString(6, request.routedTo());
      insert.setBytes(7, request.sealed());
      insert.setObject(8, request.askedAt().atOffset(ZoneOffset.UTC));
      insert.setString(9, request.correlationId());
      insert.executeUpdate();
    }
  }

  /** Newest first. */
  static List<Row> of(Transaction tx, TenantId tenant, AccountId account, int most)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select id, reference, topic, routed_to, sealed, asked_at, correlation_id"
                    + " from support.request where tenant_id = ? and account_id = ?"
                    + " order by id desc limit ?")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      select.setInt(3, most);
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getLong(1),
                  account,
                  row.getString(2),
                  row.getString(3),
                  row.getString(4),
                  row.getBytes(5),
                  row.getObject(6, OffsetDateTime.class).toInstant(),
                  row.getString(7)));
        }
      }
      return rows;
    }
  }

  /** Requests since an instant. The account's row isn't locked: a few more do no harm. */
  static int since(Transaction tx, TenantId tenant, AccountId account, Instant since)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select count(*) from support.request"
                    + " where tenant_id = ? and account_id = ? and asked_at > ?")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      select.setObject(3, since.atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Word for a route's kind. */
  static String routedTo(SupportRoute route) {
    return route.kind().wireName();
  }
}
