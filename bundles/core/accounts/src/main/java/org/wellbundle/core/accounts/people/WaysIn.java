package org.wellbundle.core.accounts.people;

import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.SQLException;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** All by which somebody gets into an account without its password. */
final class WaysIn {
  private WaysIn() {}

  static void end(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    for (String way : new String[] {"session", "mailed_key", "known_device"}) {
      execute(
          tx,
          "delete from accounts." + way + " where tenant_id = ? and account_id = ?",
          tenant.value(),
          account.value());
    }
  }
}
