package org.wellbundle.module.notifications;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Notifications in the database. Only kinds that are here are shown: others have no words. */
final class Inbox {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MINE =
      " from notifications.notification where tenant_id = ? and account_id = ?"
          + " and in_app and deleted_at is null and kind = any (?)";

  private Inbox() {}

  /** A notification in an inbox. */
  record Row(
      long id,
      String kind,
      Map<String, String> values,
      Instant occurredAt,
      @Nullable Instant readAt) {}

  /** One whose kind was away. */
  record Waiting(long id, Notice notice, Instant occurredAt, String correlationId) {}

  /** What is stored of a notice; 0 when the account was told already. */
  static long insert(
      Transaction tx, Notice notice, Instant occurredAt, String correlationId, boolean waiting)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into notifications.notification (tenant_id, account_id, kind, key, vals,"
                    + " occurred_at, correlation_id, waiting) values (?, ?, ?, ?, ?::jsonb, ?, ?,"
                    + " ?) on conflict (tenant_id, account_id, kind, key) do nothing returning"
                    + " id")) {
      insert.setInt(1, notice.tenant().value());
      insert.setLong(2, notice.account().value());
      insert.setString(3, notice.kind());
      insert.setString(4, notice.key());
      insert.setString(5, json(notice.values()));
      insert.setObject(6, occurredAt.atOffset(ZoneOffset.UTC));
      insert.setString(7, correlationId);
      insert.setBoolean(8, waiting);
      try (ResultSet row = insert.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** Decided: it shows in the inbox, or has been only a mail. */
  static void place(Transaction tx, TenantId tenant, long id, boolean inApp) throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update notifications.notification set in_app = ?, waiting = false"
                    + " where tenant_id = ? and id = ?")) {
      update.setBoolean(1, inApp);
      update.setInt(2, tenant.value());
      update.setLong(3, id);
      update.executeUpdate();
    }
  }

  /** Those of kinds that are here now. */
  static List<Waiting> waiting(Transaction tx, TenantId tenant, Set<String> kinds)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select id, account_id, kind, key, vals, occurred_at, correlation_id"
                    + " from notifications.notification where tenant_id = ? and waiting"
                    + " and kind = any (?) order by id limit 200 for update skip locked")) {
      select.setInt(1, tenant.value());
      select.setArray(2, array(tx, kinds));
      List<Waiting> found = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          Notice notice =
              new Notice(
                  tenant,
                  new AccountId(row.getLong(2)),
                  row.getString(3),
                  row.getString(4),
                  values(row.getString(5)));
          found.add(
              new Waiting(row.getLong(1), notice, instant(row, "occurred_at"), row.getString(7)));
        }
      }
      return found;
    }
  }

  /** Newest first, those before an id. */
  static List<Row> page(
      Transaction tx, TenantId tenant, AccountId account, Set<String> kinds, long before, int limit)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select id, kind, vals, occurred_at, read_at"
                    + MINE
                    + " and id < ? order by id desc limit ?")) {
      mine(tx, select, tenant, account, kinds);
      select.setLong(4, before);
      select.setInt(5, limit);
      List<Row> rows = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          rows.add(
              new Row(
                  row.getLong(1),
                  row.getString(2),
                  values(row.getString(3)),
                  instant(row, "occurred_at"),
                  row.getObject(5) == null ? null : instant(row, "read_at")));
        }
      }
      return rows;
    }
  }

  static int unread(Transaction tx, TenantId tenant, AccountId account, Set<String> kinds)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection().prepareStatement("select count(*)" + MINE + " and read_at is null")) {
      mine(tx, select, tenant, account, kinds);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Marks some as read, or all when none is named. */
  static void read(Transaction tx, TenantId tenant, AccountId account, @Nullable List<Long> ids)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update notifications.notification set read_at = now()"
                    + " where tenant_id = ? and account_id = ? and read_at is null"
                    + (ids == null ? "" : " and id = any (?)"))) {
      update.setInt(1, tenant.value());
      update.setLong(2, account.value());
      if (ids != null) {
        update.setArray(3, tx.connection().createArrayOf("bigint", ids.toArray()));
      }
      update.executeUpdate();
    }
  }

  /** What they were about is over. */
  static int settle(Transaction tx, TenantId tenant, AccountId account, Set<String> kinds)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update notifications.notification set read_at = now()"
                    + " where tenant_id = ? and account_id = ? and read_at is null"
                    + " and kind = any (?)")) {
      mine(tx, update, tenant, account, kinds);
      return update.executeUpdate();
    }
  }

  static boolean delete(Transaction tx, TenantId tenant, AccountId account, long id)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update notifications.notification set deleted_at = now(), vals = '{}'"
                    + " where tenant_id = ? and account_id = ? and id = ?"
                    + " and deleted_at is null")) {
      update.setInt(1, tenant.value());
      update.setLong(2, account.value());
      update.setLong(3, id);
      return update.executeUpdate() > 0;
    }
  }

  private static void mine(
      Transaction tx,
      PreparedStatement statement,
      TenantId tenant,
      AccountId account,
      Set<String> kinds)
      throws SQLException {
    statement.setInt(1, tenant.value());
    statement.setLong(2, account.value());
    statement.setArray(3, array(tx, kinds));
  }

  private static Array array(Transaction tx, Set<String> texts) throws SQLException {
    return tx.connection().createArrayOf("text", texts.toArray());
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static String json(Map<String, String> values) {
    try {
      return JSON.writeValueAsString(values);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  private static Map<String, String> values(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("values are texts", e);
    }
  }
}
