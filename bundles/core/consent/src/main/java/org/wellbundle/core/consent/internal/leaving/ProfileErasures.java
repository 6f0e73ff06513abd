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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.module.PersonRights;
import org.wellbundle.api.module.PersonalData.Person;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.Rounds;
import org.wellbundle.core.consent.internal.leaving.ProfileDepartureTable.Row;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;

/**
 * Erases profiles whose day has come, until a time finds nothing: nobody is kept out of the account
 * meanwhile, and what a call that was under way stored after the first time goes with the second.
 */
@Component(service = ProfileErasures.class, immediate = true)
public final class ProfileErasures {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileErasures.class);
  private static final MailTemplate RECEIPT =
      MailTemplate.read(ProfileErasures.class, "privacy.profile-erased", "en", "de");
  private static final Duration LEASE = Duration.ofMinutes(10);

  /** Longer than any call may take. */
  private static final Duration CALLS_END = Duration.ofMinutes(2);

  private static final int AT_ONCE = 10;

  private final Transactions transactions;
  private final PersonRights rights;
  private final Mails mails;
  private final Clock clock;
  private final Rounds rounds = new Rounds("profiles-leaving");

  @Activate
  public ProfileErasures(
      @Reference Transactions transactions,
      @Reference PersonRights rights,
      @Reference Mails mails,
      @Reference(target = PrivacySchemas.PROFILE_LEAVING_READY) SchemaReady schema) {
    this(transactions, rights, mails, Clock.systemUTC());
    rounds.begin(this::round);
  }

  ProfileErasures(Transactions transactions, PersonRights rights, Mails mails, Clock clock) {
    this.transactions = transactions;
    this.rights = rights;
    this.mails = mails;
    this.clock = clock;
  }

  @Deactivate
  void stop() {
    rounds.end();
  }

  private record Due(TenantId tenant, AccountId account, ProfileId profile) {
    Person person() {
      return new Person(tenant, account, Set.of(profile));
    }
  }

  void round() {
    for (Due due : transactions.asDispatcher(tx -> claim(tx, clock.instant()))) {
      try {
        erase(due);
      } catch (RuntimeException e) {
        LOG.error("Profile {} can't be erased yet; tried again in ten minutes", due.profile(), e);
      }
    }
  }

  private static List<Due> claim(Transaction tx, Instant now) throws SQLException {
    List<Due> due = new ArrayList<>();
    try (PreparedStatement claim =
        tx.connection()
            .prepareStatement(
                "select * from dispatch.profile_departures_claim(?, make_interval(secs => ?), ?)")) {
      claim.setObject(1, now.atOffset(ZoneOffset.UTC));
      claim.setDouble(2, LEASE.toSeconds());
      claim.setInt(3, AT_ONCE);
      try (ResultSet row = claim.executeQuery()) {
        while (row.next()) {
          due.add(
              new Due(
                  new TenantId(row.getInt(1)),
                  new AccountId(row.getLong(2)),
                  new ProfileId(row.getLong(3))));
        }
      }
    }
    return due;
  }

  private void erase(Due due) {
    Instant now = clock.instant();
    Optional<Row> found =
        transactions.inTenant(
            due.tenant(), tx -> ProfileDepartureTable.find(tx, due.account(), due.profile()));
    if (found.isEmpty()) {
      return; // Taken back at the last moment.
    }
    Row row = found.get();
    if (row.begunAt() == null
        && !transactions.inTenant(
            due.tenant(),
            tx -> ProfileDepartureTable.begin(tx, due.account(), due.profile(), now))) {
      return;
    }
    Map<String, Long> gone = rights.eraseProfile(due.person(), row.receipt());
    if (gone.values().stream().anyMatch(rows -> rows > 0)) {
      transactions.runInTenant(
          due.tenant(),
          tx ->
              ProfileDepartureTable.lookAgain(
                  tx, due.account(), due.profile(), now.plus(CALLS_END)));
      return;
    }
    transactions.runInTenant(due.tenant(), tx -> finish(tx, due, row.receipt()));
    LOG.info("Profile {} is erased", due.profile());
  }

  private void finish(Transaction tx, Due due, String receipt) throws SQLException {
    ProfileDepartureTable.remove(tx, due.account(), due.profile());
    mails.queue(
        tx, Mail.toAccount(due.tenant(), due.account(), RECEIPT, receipt).with("number", receipt));
  }
}
