package org.wellbundle.module.support;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.consent.Departures;
import org.wellbundle.api.consent.Objections;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.testing.SignedIn;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.privacy.AccessLog;
import org.wellbundle.platform.secrets.Vault;

/** Everything around support: two employers, whoever is signed in, a link, mails and looks. */
final class Portal extends SignedIn
    implements Mails,
        Vault,
        AccountContacts,
        LinkDirectory,
        LinkHistory,
        AccessLog,
        Departures,
        Objections {
  static final TenantId ACME = TwoTenants.ACME;
  static final TenantId NORTHWIND = TwoTenants.NORTHWIND;
  static final Instant NOW = Instant.parse("2026-11-20T07:41:00Z");
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId AGENT = new AccountId(1001);

  final List<Mail> mails = new ArrayList<>();
  final List<AccessNote> looks = new ArrayList<>();
  final List<Event> told = new ArrayList<>();
  boolean refuseLooks;
  boolean leaving;
  AuditEntry.@Nullable Actor cancelledBy;
  final List<String> objections = new ArrayList<>();
  int linkReads;

  @Override
  public long queue(Transaction tx, Mail mail) {
    mails.add(mail);
    return mails.size();
  }

  Portal() {
    super(new TwoTenants(tenant(ACME, "acme"), tenant(NORTHWIND, "northwind")));
  }

  private static Tenant tenant(TenantId id, String key) {
    return TestTenant.of(id, key)
        .support(
            new SupportRoute(
                "device",
                SupportRoute.Kind.CLIENT_SERVICES,
                Map.of("en", "Client Services"),
                "https://support.example/devices",
                null),
            new SupportRoute(
                "account",
                SupportRoute.Kind.EMPLOYER,
                Map.of("en", "People Team"),
                null,
                "people@" + key + ".example"))
        .build();
  }

  @Override
  public List<Use> of(TenantId tenant, AccountId account, Locale language) {
    return List.of(new Use("employer-reports", "Reports", !objections.isEmpty()));
  }

  @Override
  public boolean object(
      TenantId tenant,
      AccountId account,
      String purpose,
      AuditEntry.Actor by,
      String correlationId) {
    return purpose.equals("employer-reports")
        && objections.add(account + " " + by.role() + " " + by.account());
  }

  @Override
  public byte[] sealForPlatform(String purpose, byte[] plaintext) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] openForPlatform(String purpose, byte[] sealed) {
    throw new UnsupportedOperationException();
  }

  @Override
  public byte[] seal(TenantId of, long person, String purpose, byte[] plaintext) {
    byte[] sealed = new byte[plaintext.length];
    for (int n = 0; n < sealed.length; n++) {
      sealed[n] = (byte) ~plaintext[n];
    }
    return sealed;
  }

  @Override
  public byte[] open(TenantId of, long person, String purpose, byte[] sealed) {
    return seal(of, person, purpose, sealed);
  }

  @Override
  public void shred(TenantId of, long person) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Optional<Contact> contact(TenantId of, AccountId person) {
    return of.equals(ACME) && person.equals(ALEX)
        ? Optional.of(
            new Contact(
                ALEX,
                "alex@acme.example",
                "Alex Meyer",
                Locale.ENGLISH,
                ZoneId.of("Europe/Berlin")))
        : Optional.empty();
  }

  @Override
  public Optional<Contact> byEmail(TenantId of, String email) {
    return email.equalsIgnoreCase("alex@acme.example") ? contact(of, ALEX) : Optional.empty();
  }

  @Override
  public Optional<LinkView> current(TenantId of, AccountId person) {
    linkReads++;
    return Optional.of(
        new LinkView(
            of,
            new LinkId(70),
            person,
            new ProfileId(1),
            "withings",
            LinkState.NEEDS_REAUTH,
            "vendor.revoked",
            NOW,
            NOW,
            NOW,
            NOW,
            "vendor-user"));
  }

  @Override
  public List<Change> recent(TenantId of, AccountId person, int most) {
    linkReads++;
    return List.of(
        new Change(
            new LinkId(70),
            "withings",
            LinkState.LIVE,
            LinkState.NEEDS_REAUTH,
            "vendor.revoked",
            "vendor",
            NOW,
            "corr-0"));
  }

  @Override
  public Optional<Departure> of(TenantId of, AccountId person) {
    return leaving ? Optional.of(new Departure(NOW, NOW.plusSeconds(60))) : Optional.empty();
  }

  @Override
  public boolean cancel(TenantId of, AccountId person, AuditEntry.Actor by, String correlationId) {
    boolean cancelled = leaving;
    leaving = false;
    cancelledBy = by;
    return cancelled;
  }

  @Override
  public void note(Transaction tx, TenantId of, AccessNote note) {
    if (refuseLooks) {
      throw new IllegalStateException("the log is away");
    }
    looks.add(note);
  }
}
