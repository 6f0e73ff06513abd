package org.wellbundle.core.consent.internal.leaving;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.Departures;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.decision.Consents;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.privacy.AuditLog;

/** Asking to be erased, and taking it back. */
@Component(
    service = {Leaving.class, Departures.class},
    configurationPid = "org.wellbundle.core.consent")
public final class Leaving implements Departures {
  private static final MailTemplate ASKED =
      MailTemplate.read(Leaving.class, "privacy.leaving", "en", "de");

  private final Transactions transactions;
  private final Consents consents;
  private final AuditLog audit;
  private final Mails mails;
  private final TenantDirectory tenants;
  private final PublicAddress addresses;
  private final Duration grace;
  private final Clock clock;

  @Activate
  public Leaving(
      @Reference Transactions transactions,
      @Reference Consents consents,
      @Reference AuditLog audit,
      @Reference Mails mails,
      @Reference TenantDirectory tenants,
      @Reference PublicAddress addresses,
      @Reference(target = PrivacySchemas.LEAVING_READY) SchemaReady schema,
      LeavingConfig config) {
    this(
        transactions,
        consents,
        audit,
        mails,
        tenants,
        addresses,
        Duration.ofDays(Math.max(0, config.leavingDays())),
        Clock.systemUTC());
  }

  private Leaving(
      Transactions transactions,
      Consents consents,
      AuditLog audit,
      Mails mails,
      TenantDirectory tenants,
      PublicAddress addresses,
      Duration grace,
      Clock clock) {
    this.transactions = transactions;
    this.consents = consents;
    this.audit = audit;
    this.mails = mails;
    this.tenants = tenants;
    this.addresses = addresses;
    this.grace = grace;
    this.clock = clock;
  }

  /** Not a second public constructor: the component runtime would take it for the first one. */
  public static Leaving with(
      Transactions transactions,
      Consents consents,
      AuditLog audit,
      Mails mails,
      TenantDirectory tenants,
      PublicAddress addresses,
      Duration grace,
      Clock clock) {
    return new Leaving(transactions, consents, audit, mails, tenants, addresses, grace, clock);
  }

  public Duration grace() {
    return grace;
  }

  @Override
  public Optional<Departure> of(TenantId tenant, AccountId account) {
    return transactions.inTenant(
        tenant,
        tx ->
            DepartureTable.find(tx, account).map(row -> new Departure(row.askedAt(), row.dueAt())));
  }

  /**
   * The person has shown the password again. Everything rests from now on; asking twice changes
   * nothing.
   */
  public Departure ask(Principal who, String correlationId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    String key = Keys.random(32);
    DepartureTable.Row wanted =
        new DepartureTable.Row(now, now.plus(grace), "receipt-" + Keys.random(12), null);
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          if (DepartureTable.insert(tx, who.tenant(), who.account(), Keys.hash(key), wanted)) {
            Actor member = new Actor("member", who.account());
            rest(tx, whose(who.tenant(), who.account(), member, correlationId), true);
            tell(tx, who, wanted, key, correlationId);
          }
        });
    return of(who.tenant(), who.account()).orElse(new Departure(now, wanted.dueAt()));
  }

  private void tell(
      Transaction tx, Principal who, DepartureTable.Row asked, String key, String correlationId) {
    Tenant tenant = tenants.byId(who.tenant()).orElse(null);
    if (tenant != null && !grace.isZero()) {
      mails.queue(
          tx,
          Mail.toAccount(who.tenant(), who.account(), ASKED, correlationId)
              .with("when", Moments.day(asked.dueAt(), who.locale(), who.timeZone()))
              .with("days", Long.toString(grace.toDays()))
              .with("link", Keys.link(addresses.portal(tenant), key)));
    }
  }

  @Override
  public boolean cancel(TenantId tenant, AccountId account, Actor by, String correlationId) {
    return transactions.inTenant(
        tenant, tx -> cancel(tx, whose(tenant, account, by, correlationId)));
  }

  /** With the key of the mail. False when it is no longer, or never was. */
  public boolean cancel(TenantId tenant, String key, String correlationId) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<AccountId> account = DepartureTable.byKey(tx, Keys.hash(key));
          return account.isPresent()
              && cancel(tx, whose(tenant, account.get(), Actor.NOBODY, correlationId));
        });
  }

  private boolean cancel(Transaction tx, Consents.Whose whose) throws SQLException {
    if (!DepartureTable.cancel(tx, whose.account())) {
      return false;
    }
    rest(tx, whose, false);
    return true;
  }

  private void rest(Transaction tx, Consents.Whose whose, boolean leaving) throws SQLException {
    audit.append(
        tx,
        new AuditEntry(
            leaving ? "account.leaving" : "account.stays",
            whose.actor(),
            whose.account(),
            null,
            Map.of(),
            whose.correlationId()));
    consents.letRest(tx, whose, new Consents.Rest("*", "leaving", leaving));
  }

  private static Consents.Whose whose(
      TenantId tenant, AccountId account, Actor by, String correlationId) {
    return new Consents.Whose(tenant, account, by, correlationId);
  }
}
