package org.wellbundle.core.consent.internal.leaving;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountClosing;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonRights.Erasure;
import org.wellbundle.api.module.PersonRights.Releasing;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Rounds;
import org.wellbundle.core.consent.internal.leaving.DepartureTable.Row;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.secrets.Vault;

/**
 * Erases those whose day has come. Every step may be the last one of a node: the next claim goes on
 * from what is stored.
 */
@Component(service = LeavingRun.class, immediate = true)
public final class LeavingRun {
  private static final Logger LOG = LoggerFactory.getLogger(LeavingRun.class);
  private static final MailTemplate RECEIPT =
      MailTemplate.read(LeavingRun.class, "privacy.erased", "en", "de");
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration RELEASING = Duration.ofSeconds(15);
  private static final int AT_ONCE = 10;

  private final Transactions transactions;
  private final AccountClosing accounts;
  private final PersonRights rights;
  private final Vault vault;
  private final Mails mails;
  private final Clock clock;
  private final Rounds rounds;

  @Activate
  public LeavingRun(
      @Reference Transactions transactions,
      @Reference AccountClosing accounts,
      @Reference PersonRights rights,
      @Reference Vault vault,
      @Reference Mails mails,
      @Reference(target = PrivacySchemas.LEAVING_READY) SchemaReady schema) {
    this(transactions, accounts, rights, vault, mails, Clock.systemUTC());
    rounds.begin(this::round);
  }

  LeavingRun(
      Transactions transactions,
      AccountClosing accounts,
      PersonRights rights,
      Vault vault,
      Mails mails,
      Clock clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.rights = rights;
    this.vault = vault;
    this.mails = mails;
    this.clock = clock;
    this.rounds = new Rounds("leaving");
  }

  @Deactivate
  void stop() {
    rounds.end();
  }

  private record Due(TenantId tenant, AccountId account) {}

  /** Everybody who is due now. One whose erasure fails doesn't keep the others waiting. */
  void round() {
    for (Due due : transactions.asDispatcher(tx -> claim(tx, clock.instant()))) {
      try {
        erase(due.tenant(), due.account());
      } catch (RuntimeException e) {
        LOG.error("Account {} can't be erased yet; tried again in ten minutes", due.account(), e);
      }
    }
  }

  private static List<Due> claim(Transaction tx, Instant now) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement claim =
        tx.connection()
            .prepareStatement(
                "select * from dispatch.departures_claim(?, make_interval(secs => ?), ?)")) {
      claim.setObject(1, now.atOffset(ZoneOffset.UTC));
      claim.setDouble(2, LEASE.toSeconds());
      claim.setInt(3, AT_ONCE);
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          due.add(new Due(new TenantId(row.getInt(1)), new AccountId(row.getLong(2))));
        }
      }
    }
    return due;
  }

  private void erase(TenantId tenant, AccountId account) {
    Optional<Row> begun =
        transactions.inTenant(
            tenant,
            tx ->
                DepartureTable.begin(tx, account)
                    ? DepartureTable.find(tx, account)
                    : Optional.empty());
    if (begun.isEmpty()) {
      return; // Taken back at the last moment.
    }
    String receipt = begun.get().receipt();
    Optional<Farewell> farewell = farewell(tenant, account, begun.get());
    if (farewell.isEmpty()) {
      // Erased by somebody else, after a restore for example; there is nobody to write to.
      transactions.runInTenant(tenant, tx -> DepartureTable.remove(tx, account));
      return;
    }
    Erasure erasure =
        rights.erase(new Person(tenant, account, farewell.get().profileIds()), receipt);
    if (erasure instanceof Releasing releasing) {
      LOG.info("Account {} waits for {} to let go of it", account, releasing.parts());
      transactions.runInTenant(
          tenant, tx -> DepartureTable.lookAgain(tx, account, clock.instant().plus(RELEASING)));
      return;
    }
    transactions.runInTenant(tenant, tx -> finish(tx, tenant, account, farewell.get(), receipt));
    LOG.info("Account {} is erased", account);
  }

  private Optional<Farewell> farewell(TenantId tenant, AccountId account, Row row) {
    byte[] stored = row.farewell();
    if (stored != null && stored.length > 0) {
      return Optional.of(Farewell.open(vault, tenant, row.receipt(), stored));
    }
    Optional<Farewell> farewell = accounts.close(tenant, account, row.receipt()).map(Farewell::to);
    farewell.ifPresent(
        it ->
            transactions.runInTenant(
                tenant,
                tx ->
                    DepartureTable.farewell(tx, account, it.sealed(vault, tenant, row.receipt()))));
    return farewell;
  }

  private void finish(
      Transaction tx, TenantId tenant, AccountId account, Farewell farewell, String receipt)
      throws SQLException {
    DepartureTable.remove(tx, account);
    mails.queue(
        tx,
        Mail.toAddress(tenant, farewell.email(), RECEIPT, receipt)
            .in(farewell.locale())
            .with("when", Moments.day(clock.instant(), farewell.locale(), ZoneOffset.UTC))
            .with("number", receipt));
  }
}
