package org.wellbundle.core.accounts.people;

import static org.wellbundle.core.accounts.sql.Sql.execute;
import static org.wellbundle.core.accounts.sql.Sql.first;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.accounts.roles.Owners;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.privacy.AuditLog;

/** Closes accounts that are to be erased. Apart from {@code Accounts}, as switching off is. */
@Component
public final class AccountClosingBook implements AccountClosing {
  private final Transactions transactions;
  private final AuditLog audit;
  private final EventStreams streams;

  @Activate
  public AccountClosingBook(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference EventStreams streams,
      @Reference(target = "(schema=accounts)") SchemaReady schema) {
    this(transactions, audit, streams);
  }

  AccountClosingBook(Transactions transactions, AuditLog audit, EventStreams streams) {
    this.transactions = transactions;
    this.audit = audit;
    this.streams = streams;
  }

  @Override
  public boolean isLastOwner(TenantId tenant, AccountId account) {
    return transactions.inTenant(tenant, tx -> Owners.isLast(tx, tenant, account));
  }

  @Override
  public Optional<Closed> close(TenantId tenant, AccountId account, String correlationId) {
    Optional<Closed> closed =
        transactions.inTenant(tenant, tx -> close(tx, tenant, account, correlationId));
    if (closed.isPresent()) {
      streams.tell(tenant, account, "session-ended", Map.of());
    }
    return closed;
  }

  private Optional<Closed> close(
      Transaction tx, TenantId tenant, AccountId account, String correlationId)
      throws SQLException {
    int changed =
        execute(
            tx,
            "update accounts.account set state = 'CLOSED', version = version + 1"
                + " where tenant_id = ? and id = ? and state <> 'CLOSED'",
            tenant.value(),
            account.value());
    if (changed == 1) {
      WaysIn.end(tx, tenant, account);
      audit.append(
          tx,
          new AuditEntry(
              "account.closed",
              AuditEntry.Actor.SYSTEM,
              account,
              null,
              Map.of("by", "leaving"),
              correlationId));
    }
    return read(tx, tenant, account);
  }

  private static Optional<Closed> read(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    return first(
        tx,
        row ->
            new Closed(
                account,
                profiles((Long[]) row.getArray(3).getArray()),
                row.getString(1),
                Locale.forLanguageTag(row.getString(2))),
        "select a.email, a.locale, array(select p.id from accounts.profile p"
            + " where p.tenant_id = a.tenant_id and p.account_id = a.id)"
            + " from accounts.account a where a.tenant_id = ? and a.id = ?",
        tenant.value(),
        account.value());
  }

  private static Set<ProfileId> profiles(Long[] ids) {
    return Arrays.stream(ids).map(ProfileId::new).collect(Collectors.toSet());
  }
}
