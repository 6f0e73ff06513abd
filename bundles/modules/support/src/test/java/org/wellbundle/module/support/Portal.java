package org.wellbundle.module.support;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.consent.AccessNote;
import org.wellbundle.api.link.LinkDirectory;
import org.wellbundle.api.link.LinkHistory;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.SupportRoute;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.Mails;
import org.wellbundle.platform.privacy.AccessLog;
import org.wellbundle.platform.secrets.Vault;

/** Everything around support: two employers, whoever is signed in, a link, mails and looks. */
final class Portal
    implements CurrentRequest,
        Mails,
        Vault,
        AccountContacts,
        LinkDirectory,
        LinkHistory,
        AccessLog {
  static final TenantId ACME = new TenantId(1);
  static final Instant NOW = Instant.parse("2026-11-20T07:41:00Z");
  static final TenantId NORTHWIND = new TenantId(2);
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId AGENT = new AccountId(1001);

  final List<Mail> mails = new ArrayList<>();
  final List<AccessNote> looks = new ArrayList<>();
  boolean refuseLooks;
  int linkReads;
  TenantId tenant = ACME;
  AccountId account = ALEX;
  Locale locale = Locale.ENGLISH;

  Portal as(TenantId other, AccountId person) {
    tenant = other;
    account = person;
    return this;
  }

  @Override
  public long queue(Transaction tx, Mail mail) {
    mails.add(mail);
    return mails.size();
  }

  @Override
  public Tenant tenant() {
    return tenant.equals(ACME) ? tenant(ACME, "acme") : tenant(NORTHWIND, "northwind");
  }

  @Override
  public Principal principal() {
    ProfileId profile = new ProfileId(account.value());
    return new Principal(
        tenant,
        account,
        profile,
        Set.of(profile),
        Set.of(Role.MEMBER),
        locale,
        ZoneId.of("Europe/Berlin"),
        "session",
        "csrf");
  }

  @Override
  public Optional<Principal> principalIfAny() {
    return Optional.of(principal());
  }

  @Override
  public String correlationId() {
    return "corr";
  }

  @Override
  public Locale locale() {
    return locale;
  }

  @Override
  public String origin() {
    return "http://acme.localhost:8181";
  }

  private static Tenant tenant(TenantId id, String key) {
    Branding.Palette palette = new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef");
    return new Tenant(
        id,
        key,
        Map.of("en", key),
        List.of(key + ".localhost"),
        List.of("en"),
        new Branding("#0f766e", palette, palette),
        List.of(
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
                "people@" + key + ".example")),
        Set.of(),
        Set.of());
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
  public void note(Transaction tx, TenantId of, AccessNote note) {
    if (refuseLooks) {
      throw new IllegalStateException("the log is away");
    }
    looks.add(note);
  }
}
