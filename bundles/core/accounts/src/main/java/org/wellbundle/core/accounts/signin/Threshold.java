package org.wellbundle.core.accounts.signin;

import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.people.AccountRepository;
import org.wellbundle.core.accounts.security.SecurityRecord;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.messaging.Outbox;

/**
 * What the session of a browser and that of an app pass when they open. Between a look at password
 * and code and the opening lies a slow hash: if password, state or second factor changed meanwhile,
 * that ended all sessions, and none may follow from what was shown before.
 */
public final class Threshold {
  private final AccountRepository accounts;
  private final Outbox outbox;
  private final SecurityRecord record;
  private final Clock clock;

  Threshold(AccountRepository accounts, Outbox outbox, SecurityRecord record, Clock clock) {
    this.accounts = accounts;
    this.outbox = outbox;
    this.record = record;
    this.clock = clock;
  }

  /** Whether the account is what it was, and stays so to the transaction's end. Else on record. */
  public boolean stands(
      Transaction tx, TenantId tenant, SignIn.Welcome welcome, String correlationId)
      throws SQLException {
    AccountId account = welcome.account().id();
    boolean stands = accounts.unchanged(tx, tenant, account, welcome.version());
    if (!stands) {
      record.stranger(tx, account, "password.refused", Map.of("reason", "changed"), correlationId);
    }
    return stands;
  }

  /** Tells the account of a new sign-in. Operators have no portal to be told in. */
  public void tell(
      Transaction tx,
      TenantId tenant,
      AccountId account,
      String session,
      String words,
      String correlationId) {
    if (!tenant.equals(TenantId.PLATFORM)) {
      outbox.append(
          tx,
          new Notice(tenant, account, "account.new-sign-in", session, Map.of("device", words))
              .event(clock.instant(), correlationId));
    }
  }
}
