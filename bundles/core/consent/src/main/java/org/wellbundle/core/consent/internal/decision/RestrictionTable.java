package org.wellbundle.core.consent.internal.decision;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Objections and restrictions in the database. */
public final class RestrictionTable {
  private RestrictionTable() {}

  /**
   * A use that rests.
   *
   * @param purpose {@code *} for all
   * @param kind {@code restricted}, {@code objected}, {@code leaving} or {@code erased}
   */
  public record Restriction(String purpose, String kind, String byRole, Instant since) {}

  static List<Restriction> of(Transaction tx, AccountId account) throws SQLException {
    List<Restriction> restrictions = new ArrayList<>();
    try (PreparedStatement query =
        tx.connection()
            .prepareStatement(
                "select purpose, kind, by_role, since from consent.restriction"
                    + " where tenant_id = (select platform.current_tenant()) and account_id = ?")) {
      query.setLong(1, account.value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          restrictions.add(
              new Restriction(
                  row.getString(1),
                  row.getString(2),
                  row.getString(3),
                  row.getObject(4, OffsetDateTime.class).toInstant()));
        }
      }
    }
    return restrictions;
  }

  static boolean add(
      Transaction tx, TenantId tenant, AccountId account, String purpose, String kind, String role)
      throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into consent.restriction (tenant_id, account_id, purpose, kind, by_role,"
                    + " since) values (?, ?, ?, ?, ?, clock_timestamp()) on conflict do nothing")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, account.value());
      insert.setString(3, purpose);
      insert.setString(4, kind);
      insert.setString(5, role);
      return insert.executeUpdate() == 1;
    }
  }

  static boolean remove(
      Transaction tx, TenantId tenant, AccountId account, String purpose, String kind)
      throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from consent.restriction where tenant_id = ? and account_id = ?"
                    + " and purpose = ? and kind = ?")) {
      delete.setInt(1, tenant.value());
      delete.setLong(2, account.value());
      delete.setString(3, purpose);
      delete.setString(4, kind);
      return delete.executeUpdate() == 1;
    }
  }
}
