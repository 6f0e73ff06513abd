package org.wellbundle.core.consent.internal.leaving;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.AuditEntry.Actor;
import org.wellbundle.api.consent.AuditEntry.ObjectRef;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.core.consent.internal.PrivacySchemas;
import org.wellbundle.core.consent.internal.leaving.ProfileDepartureTable.Row;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.PublicAddress;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.privacy.AuditLog;

/** Having one profile of several erased, and taking it back. The rest of the account goes on. */
@Component(service = ProfileLeaving.class, configurationPid = "org.wellbundle.core.consent")
public final class ProfileLeaving {
  private static final MailTemplate ASKED =
      MailTemplate.read(ProfileLeaving.class, "privacy.profile-leaving", "en", "de");

  private final Transactions transactions;
  private final AuditLog audit;
  private final Mails mails;
  private final TenantDirectory tenants;
  private final PublicAddress addresses;
  private final Duration grace;
  private final Clock clock;

  @Activate
  public ProfileLeaving(
      @Reference Transactions transactions,
      @Reference AuditLog audit,
      @Reference Mails mails,
      @Reference TenantDirectory tenants,
      @Reference PublicAddress addresses,
      @Reference(target = PrivacySchemas.PROFILE_LEAVING_READY) SchemaReady schema,
      LeavingConfig config) {
    this(
        transactions,
        audit,
        mails,
        tenants,
        addresses,
        Duration.ofDays(Math.max(0, config.leavingDays())),
        Clock.systemUTC());
  }

  private ProfileLeaving(
      Transactions transactions,
      AuditLog audit,
      Mails mails,
      TenantDirectory tenants,
      PublicAddress addresses,
      Duration grace,
      Clock clock) {
    this.transactions = transactions;
    this.audit = audit;
    this.mails = mails;
    this.tenants = tenants;
    this.addresses = addresses;
    this.grace = grace;
    this.clock = clock;
  }

  /** Not a second public constructor: the component runtime would take it for the first one. */
  public static ProfileLeaving with(
      Transactions transactions,
      AuditLog audit,
      Mails mails,
      TenantDirectory tenants,
      PublicAddress addresses,
      Duration grace,
      Clock clock) {
    return new ProfileLeaving(transactions, audit, mails, tenants, addresses, grace, clock);
  }

  /** A profile that is to be erased. */
  public record Departing(ProfileId profile, Instant askedAt, Instant dueAt) {}

  public List<Departing> of(TenantId tenant, AccountId account) {
    return transactions.inTenant(
        tenant,
        tx ->
            ProfileDepartureTable.of(tx, account).stream()
                .map(row -> new Departing(row.profile(), row.askedAt(), row.dueAt()))
                .toList());
  }

  /** The person has shown the password again. Asking twice changes nothing. */
  public void ask(Principal who, ProfileId profile, String correlationId) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    // By its beginning the page knows what it is about.
    String key = "profile-" + Keys.random(32);
    Row wanted =
        new Row(who.account(), profile, now, now.plus(grace), "receipt-" + Keys.random(12), null);
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          if (ProfileDepartureTable.insert(tx, who.tenant(), Keys.hash(key), wanted)) {
            record(tx, wanted, "profile.leaving", member(who), correlationId);
            tell(tx, who, wanted, key, correlationId);
          }
        });
  }

  private void tell(Transaction tx, Principal who, Row asked, String key, String correlationId) {
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

  /** False when there is nothing to take back, or it is too late. */
  public boolean cancel(Principal who, ProfileId profile, String correlationId) {
    return transactions.inTenant(
        who.tenant(),
        tx -> {
          Optional<Row> row = ProfileDepartureTable.find(tx, who.account(), profile);
          return row.isPresent() && cancel(tx, row.get(), member(who), correlationId);
        });
  }

  /** With the key of the mail. */
  public boolean cancel(TenantId tenant, String key, String correlationId) {
    return transactions.inTenant(
        tenant,
        tx -> {
          Optional<Row> row = ProfileDepartureTable.byKey(tx, Keys.hash(key));
          return row.isPresent() && cancel(tx, row.get(), Actor.NOBODY, correlationId);
        });
  }

  private boolean cancel(Transaction tx, Row row, Actor by, String correlationId)
      throws SQLException {
    boolean cancelled = ProfileDepartureTable.cancel(tx, row.account(), row.profile());
    if (cancelled) {
      record(tx, row, "profile.stays", by, correlationId);
    }
    return cancelled;
  }

  private void record(Transaction tx, Row row, String action, Actor by, String correlationId) {
    audit.append(
        tx,
        new AuditEntry(
            action,
            by,
            row.account(),
            new ObjectRef("profile", row.profile().toString()),
            Map.of(),
            correlationId));
  }

  private static Actor member(Principal who) {
    return new Actor("member", who.account());
  }
}
