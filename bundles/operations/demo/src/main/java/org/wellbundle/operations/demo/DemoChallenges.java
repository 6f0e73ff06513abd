package org.wellbundle.operations.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountDirectory;
import org.wellbundle.api.account.AccountDirectory.AccountView;
import org.wellbundle.api.account.AccountRegistration;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.PurposeDeclaration;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.measurements.MeasurementStore;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.ConsentCheck;
import org.wellbundle.platform.privacy.ConsentDecisions;

/**
 * Gives acme a running challenge, a finished one and a leaderboard with invented people, once. Only
 * while the two modules are there.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = "org.wellbundle.operations.demo")
public final class DemoChallenges {
  private static final Logger LOG = LoggerFactory.getLogger(DemoChallenges.class);
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");
  private static final Set<String> PURPOSES = Set.of("challenges", "leaderboards");

  private final TenantDirectory tenants;
  private final AccountRegistration accounts;
  private final AccountDirectory directory;
  private final AccountContacts contacts;
  private final Transactions transactions;
  private final Season season;
  private final String password;
  private final List<PurposeDeclaration> purposes = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "demo-challenges"));

  @Activate
  public DemoChallenges(
      @Reference TenantDirectory tenants,
      @Reference AccountRegistration accounts,
      @Reference AccountDirectory directory,
      @Reference AccountContacts contacts,
      @Reference Transactions transactions,
      @Reference MeasurementStore measurements,
      @Reference ConsentCheck consents,
      @Reference ConsentDecisions decisions,
      @Reference Outbox outbox,
      @Reference(target = "(schema=challenges)") SchemaReady challenges,
      @Reference(target = "(schema=leaderboards)") SchemaReady leaderboards,
      DemoPeople.Config config) {
    this.tenants = tenants;
    this.accounts = accounts;
    this.directory = directory;
    this.contacts = contacts;
    this.transactions = transactions;
    this.season = new Season(measurements, consents, decisions, outbox);
    this.password = config.password();
    if (config.season() && !password.isEmpty()) {
      timer.scheduleWithFixedDelay(this::settleIfPossible, 1, 1, TimeUnit.SECONDS);
    }
  }

  @Reference(
      service = PurposeDeclaration.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(PurposeDeclaration purpose) {
    purposes.add(purpose);
  }

  void remove(PurposeDeclaration purpose) {
    purposes.remove(purpose);
  }

  @Deactivate
  void stop() {
    timer.shutdownNow();
  }

  private void settleIfPossible() {
    try {
      Optional<TenantId> acme = tenants.byKey("acme").map(Tenant::id);
      List<PurposeDeclaration> needed =
          purposes.stream().filter(each -> PURPOSES.contains(each.purpose().name())).toList();
      if (acme.isPresent()
          && needed.size() == PURPOSES.size()
          && contacts.byEmail(acme.get(), Colleague.MANAGER).isPresent()) {
        settle(acme.get(), needed);
        timer.shutdown();
      }
    } catch (RuntimeException e) {
      LOG.warn("demo challenges can't be made yet, trying again: {}", e.toString());
    }
  }

  private void settle(TenantId acme, List<PurposeDeclaration> needed) {
    if (transactions.<Boolean>inTenant(acme, tx -> Season.isThere(tx, acme))) {
      return;
    }
    Map<Colleague, AccountView> people = new HashMap<>();
    for (Colleague colleague : Colleague.ALL) {
      if (colleague.isNew()) {
        register(acme, colleague);
      }
      contacts
          .byEmail(acme, colleague.email())
          .flatMap(contact -> directory.find(acme, contact.account()))
          .ifPresent(account -> people.put(colleague, account));
    }
    transactions.runInTenant(
        acme, tx -> season.play(tx, acme, people, needed, LocalDate.now(HOME), Instant.now()));
    LOG.info("demo challenges are there, with {} people", people.size());
  }

  private void register(TenantId acme, Colleague colleague) {
    AccountRegistration.Outcome outcome =
        accounts.register(
            acme,
            new AccountRegistration.NewAccount(
                colleague.email(),
                colleague.name(),
                password,
                Set.of(Role.MEMBER),
                Locale.ENGLISH,
                HOME));
    if (outcome instanceof AccountRegistration.Refused refused) {
      LOG.error("a demo colleague was refused: {} {}", refused.code(), refused.message());
    }
  }
}
