package org.wellbundle.core.tenancy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;

/** Gives each tenant its number, the same for ever. */
@Component(service = TenantNumbers.class)
public class TenantNumbers {
  /** Owns no row; the table of numbers belongs to no tenant. */
  private static final TenantId NOBODY = new TenantId(0);

  private final Transactions transactions;

  @Activate
  public TenantNumbers(
      @Reference Transactions transactions,
      @Reference(target = "(schema=tenancy)") SchemaReady schema) {
    this.transactions = transactions;
  }

  TenantId of(String key) {
    return transactions.inTenant(
        NOBODY,
        tx -> {
          try (PreparedStatement ask =
              tx.connection().prepareStatement("select tenancy.number_of(?)")) {
            ask.setString(1, key);
            try (ResultSet answer = ask.executeQuery()) {
              answer.next();
              return new TenantId(answer.getInt(1));
            }
          }
        });
  }
}
