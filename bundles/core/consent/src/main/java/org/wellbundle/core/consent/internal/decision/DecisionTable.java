package org.wellbundle.core.consent.internal.decision;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Decisions in the database. */
public final class DecisionTable {
  private DecisionTable() {}

  /**
   * What was decided last.
   *
   * @param counts true when it is a yes that holds, restrictions apart
   */
  public record Decision(
      String purpose,
      String kind,
      boolean granted,
      int version,
      Instant decidedAt,
      boolean counts) {}

  /** Waits for whoever stores this account's data now, and keeps others waiting. */
  static void holdAlone(Transaction tx, AccountId account) throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select consent.hold(?, true)")) {
      call.setLong(1, account.value());
      call.execute();
    }
  }

  static List<Decision> of(Transaction tx, AccountId account) throws SQLException {
    List<Decision> decisions = new ArrayList<>();
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                """
                select d.purpose, d.kind, d.granted, d.version, d.decided_at, d.granted and
                  (d.version >= p.version or d.version = p.version - 1
                    and statement_timestamp() < p.previous_counts_till)
                from consent.decision d join consent.purpose p on p.name = d.purpose
                where d.tenant_id = (select platform.current_tenant()) and d.account_id = ?
                """)) {
      query.setLong(1, account.value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          decisions.add(
              new Decision(
                  row.getString(1),
                  row.getString(2),
                  row.getBoolean(3),
                  row.getInt(4),
                  row.getObject(5, OffsetDateTime.class).toInstant(),
                  row.getBoolean(6)));
        }
      }
    }
    return decisions;
  }

  /** Returns whether that changed anything. */
  static boolean decide(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      PurposeDeclaration purpose,
      DataKind kind,
      boolean granted)
      throws SQLException {
    try (PreparedStatement upsert =
        tx.connection()
            .prepareStatement(
                """
                insert into consent.decision as last
                  (tenant_id, account_id, purpose, kind, recipient, granted, version, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, clock_timestamp())
                on conflict (tenant_id, account_id, purpose, kind, recipient) do update
                  set granted = excluded.granted, version = excluded.version,
                    decided_at = excluded.decided_at
                  where (last.granted, last.version) is distinct from
                    (excluded.granted, excluded.version)
                """)) {
      upsert.setInt(1, tenant.value());
      upsert.setLong(2, account.value());
      upsert.setString(3, purpose.purpose().name());
      upsert.setString(4, kind.wireName());
      upsert.setString(5, purpose.recipient().name());
      upsert.setBoolean(6, granted);
      upsert.setInt(7, purpose.version());
      return upsert.executeUpdate() == 1;
    }
  }

  /**
   * Says yes where nothing was decided yet, and again where a yes was to an earlier notice. Returns
   * the kinds that changed.
   */
  static List<String> grantUndecided(
      Transaction tx, TenantId tenant, AccountId account, String purpose) throws SQLException {
    List<String> kinds = new ArrayList<>();
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                """
                insert into consent.decision as last
                  (tenant_id, account_id, purpose, kind, recipient, granted, version, decided_at)
                select ?, ?, p.name, k, p.recipient, true, p.version, clock_timestamp()
                from consent.purpose p cross join unnest(p.kinds) k where p.name = ?
                on conflict (tenant_id, account_id, purpose, kind, recipient) do update
                  set version = excluded.version, decided_at = excluded.decided_at
                  where last.granted and last.version < excluded.version
                returning kind
                """)) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, account.value());
      insert.setString(3, purpose);
      try (ResultSet row = insert.executeQuery()) {
        while (row.next()) {
          kinds.add(row.getString(1));
        }
      }
    }
    return kinds;
  }

  static boolean allows(
      Transaction tx, AccountId account, String purpose, DataKind kind, String recipient)
      throws SQLException {
    try (PreparedStatement query =
        tx.connection().prepareStatement("select consent.allows(?, ?, ?, ?)")) {
      query.setLong(1, account.value());
      query.setString(2, purpose);
      query.setString(3, kind.wireName());
      query.setString(4, recipient);
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  static Set<DataKind> collectable(Transaction tx, AccountId account) throws SQLException {
    Set<DataKind> kinds = EnumSet.noneOf(DataKind.class);
    try (PreparedStatement query =
        tx.connection().prepareStatement("select consent.collectable(?)")) {
      query.setLong(1, account.value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          DataKind.of(row.getString(1)).ifPresent(kinds::add);
        }
      }
    }
    return kinds;
  }
}
