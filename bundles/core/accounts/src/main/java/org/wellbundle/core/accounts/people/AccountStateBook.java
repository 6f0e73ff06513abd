package org.wellbundle.core.accounts.people;

import static org.wellbundle.core.accounts.sql.Sql.execute;

import java.sql.SQLException;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.AccountStates;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.privacy.AuditLog;

/**
 * Switches accounts off and on. Apart from {@code Accounts}, which the record needs to be there.
 */
@Component
public final class AccountStateBook implements AccountStates {
  private final Transactions transactions;
  private final AuditLog audit;
  private final EventStreams streams;

  @Activate
  public AccountStateBook(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference EventStreams streams,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions, audit, streams);
  }

  AccountStateBook(Transactions transactions, AuditLog audit, EventStreams streams) {
    this.transactions = transactions;
    this.audit = audit;
    this.streams = streams;
  }

  @Override
  public boolean disable(TenantId tenant, AccountId account, By by, String correlationId) {
    boolean disabled =
        transactions.inTenant(
            tenant,
            tx -> {
              if (!change(tx, tenant, account, "ACTIVE", "DISABLED")) {
                return false;
              }
              WaysIn.end(tx, tenant, account);
              audit.append(tx, entry("account.disabled", account, by, correlationId));
              return true;
            });
    if (disabled) {
      streams.tell(tenant, account, "session-ended", Map.of());
    }
    return disabled;
  }

  @Override
  public boolean enable(TenantId tenant, AccountId account, By by, String correlationId) {
    return transactions.inTenant(
        tenant,
        tx -> {
          boolean enabled = change(tx, tenant, account, "DISABLED", "ACTIVE");
          if (enabled) {
            audit.append(tx, entry("account.enabled", account, by, correlationId));
          }
          return enabled;
        });
  }

  private static boolean change(
      Transaction tx, TenantId tenant, AccountId account, String from, String to)
      throws SQLException {
    return execute(
            tx,
            "update accounts.account set state = ?, version = version + 1"
                + " where tenant_id = ? and id = ? and state = ?",
            to,
            tenant.value(),
            account.value(),
            from)
        == 1;
  }

  private static AuditEntry entry(String action, AccountId account, By by, String correlationId) {
    return new AuditEntry(
        action,
        new AuditEntry.Actor(by.role().wireName(), by.account()),
        account,
        null,
        Map.of(),
        correlationId);
  }
}
