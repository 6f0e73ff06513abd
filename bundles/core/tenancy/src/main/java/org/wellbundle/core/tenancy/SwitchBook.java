package org.wellbundle.core.tenancy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.Tenant.Switches;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.api.tenant.TenantSwitches.Kind;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;

/** The switches of all tenants in PostgreSQL. */
@Component(service = SwitchBook.class)
public final class SwitchBook {
  private final Transactions transactions;

  @Activate
  public SwitchBook(
      @Reference Transactions transactions,
      @Reference(target = TenancySchema.SWITCHES_READY) SchemaReady schema) {
    this.transactions = transactions;
  }

  /** All tenants that have any. */
  Map<TenantId, Switches> all() {
    return transactions.inTenant(
        TenantId.PLATFORM,
        tx -> {
          Map<TenantId, Map<Kind, Map<String, Boolean>>> found = new HashMap<>();
          try (PreparedStatement query =
                  tx.connection()
                      .prepareStatement(
                          "select tenant_id, kind, name, is_on from tenancy.switches()");
              ResultSet row = query.executeQuery()) {
            while (row.next()) {
              found
                  .computeIfAbsent(new TenantId(row.getInt(1)), tenant -> new HashMap<>())
                  .computeIfAbsent(Kind.valueOf(row.getString(2)), kind -> new HashMap<>())
                  .put(row.getString(3), row.getBoolean(4));
            }
          }
          Map<TenantId, Switches> all = new HashMap<>();
          found.forEach((tenant, kinds) -> all.put(tenant, switches(kinds)));
          return all;
        });
  }

  private static Switches switches(Map<Kind, Map<String, Boolean>> kinds) {
    return new Switches(
        kinds.getOrDefault(Kind.MODULE, Map.of()), kinds.getOrDefault(Kind.PROVIDER, Map.of()));
  }

  /**
   * @param on null to forget the switch
   */
  static void turn(Transaction tx, TenantId tenant, Kind kind, String name, @Nullable Boolean on)
      throws SQLException {
    String sql =
        on == null
            ? "delete from tenancy.switch where tenant_id = ? and kind = ? and name = ?"
            : "insert into tenancy.switch (tenant_id, kind, name, is_on) values (?, ?, ?, ?)"
                + " on conflict (tenant_id, kind, name) do update set is_on = excluded.is_on,"
                + " changed_at = now()";
    try (PreparedStatement statement = tx.connection().prepareStatement(sql)) {
      statement.setInt(1, tenant.value());
      statement.setString(2, kind.name());
      statement.setString(3, name);
      if (on != null) {
        statement.setBoolean(4, on);
      }
      statement.executeUpdate();
    }
  }
}
