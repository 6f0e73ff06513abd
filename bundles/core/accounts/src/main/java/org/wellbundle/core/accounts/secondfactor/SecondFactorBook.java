package org.wellbundle.core.accounts.secondfactor;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.security.Secrets;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.secrets.Vault;

/** What those who change a second factor and those who ask for it have in common. */
public record SecondFactorBook(
    Transactions transactions, Vault vault, Outbox outbox, SecurityRecord record, Clock clock) {
  private static final String PURPOSE = "second factor";

  /** The person has to give a code. */
  public static boolean on(Transaction tx, TenantId tenant, AccountId account) throws SQLException {
    return SecondFactorTable.find(tx, tenant, account)
        .filter(row -> row.confirmedAt() != null)
        .isPresent();
  }

  byte[] seal(TenantId tenant, AccountId account, byte[] secret) {
    return vault.seal(tenant, account.value(), PURPOSE, secret);
  }

  byte[] open(TenantId tenant, AccountId account, byte[] sealed) {
    return vault.open(tenant, account.value(), PURPOSE, sealed);
  }

  /** Tells a member. Operators have no portal to be told in; what changed is on record. */
  void tell(Transaction tx, TenantId tenant, AccountId account, String kind, String correlationId) {
    if (!tenant.equals(TenantId.PLATFORM)) {
      outbox.append(
          tx,
          new Notice(tenant, account, kind, Secrets.random(9), Map.of())
              .event(clock.instant(), correlationId));
    }
  }
}
