package org.wellbundle.core.accounts.roles;

import static org.wellbundle.core.accounts.sql.Sql.first;

import java.sql.SQLException;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Owners of a tenant: there always is one, once there was one. */
public final class Owners {
  private Owners() {}

  /** True when the account is an owner and nobody else is. */
  public static boolean isLast(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    return first(
            tx,
            row -> row.getBoolean(1),
            "select bool_or(a.id = ?) and not bool_or(a.id <> ?) from accounts.account_role r"
                + " join accounts.account a on a.tenant_id = r.tenant_id and a.id = r.account_id"
                + " where r.tenant_id = ? and r.role = ? and a.state = 'ACTIVE'",
            account.value(),
            account.value(),
            tenant.value(),
            Role.OWNER.wireName())
        .orElse(false);
  }

  /** Until the transaction ends nobody else changes roles in this tenant. */
  static void holdAlone(Transaction tx, TenantId tenant) throws SQLException {
    first(
        tx,
        row -> true,
        "select pg_advisory_xact_lock(hashtext('wellbundle.roles'), ?)",
        tenant.value());
  }
}
