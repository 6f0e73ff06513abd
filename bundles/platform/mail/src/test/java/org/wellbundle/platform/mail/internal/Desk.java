package org.wellbundle.platform.mail.internal;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.Branding;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.testing.TestTenant;
import org.wellbundle.platform.http.testing.TwoTenants;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.MailTemplate;
import org.wellbundle.platform.mail.internal.smtp.SmtpServer;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings;

/** Everything around the sender, with two employers and their people. */
final class Desk implements AccountContacts {
  static final TenantId ACME = TwoTenants.ACME;
  static final TenantId NORTHWIND = TwoTenants.NORTHWIND;
  static final AccountId ALEX = new AccountId(1000);
  static final AccountId ROBIN = new AccountId(1001);
  static final MailTemplate WELCOME = MailTemplate.read(Desk.class, "test.welcome", "en", "de");

  final FakeVault vault = new FakeVault();
  final List<Event> events = new ArrayList<>();
  final Map<AccountId, Contact> people = new HashMap<>();
  final MailQueue queue = new MailQueue(vault, new MailBell());
  private final Transactions transactions;
  private final MailRun run;

  Desk(Transactions transactions, int attempts) {
    this.transactions = transactions;
    people.put(ALEX, contact(ALEX, "alex@acme.example", "Alex Meyer", Locale.ENGLISH));
    people.put(ROBIN, contact(ROBIN, "robin@northwind.example", "Robin <b>Ö</b>", Locale.GERMAN));
    TwoTenants tenants = tenants();
    Letterheads heads = new Letterheads(tenants, Desk::logo, tenants);
    run =
        new MailRun(
            transactions,
            (tx, event) -> events.add(event),
            new LetterSafe(vault),
            heads,
            new Recipients(this, heads),
            new Tally(),
            new MailRun.Limits(attempts, 90, 30, Duration.ofSeconds(15)));
  }

  private static Contact contact(AccountId id, String email, String name, Locale locale) {
    return new Contact(id, email, name, locale, ZoneId.of("Europe/Berlin"));
  }

  /** A mail as the accounts would send it. */
  static Mail welcome(TenantId tenant, AccountId account) {
    return filled(Mail.toAccount(tenant, account, WELCOME, "corr-1"));
  }

  static Mail filled(Mail mail) {
    return mail.with("link", "https://portal.example/password/new?token=Zm9yZ290dGVu&x=1")
        .with("code", "493 117")
        .with("at", "2026-11-20T07:41:00Z");
  }

  long queued(Mail mail) {
    return transactions.inTenant(mail.tenant(), tx -> queue.queue(tx, mail));
  }

  /** One round of sending. */
  MailRun.Round send(int port, SmtpSettings.Security security, String user) {
    SmtpSettings settings =
        new SmtpSettings(
            "localhost",
            port,
            security,
            user,
            "secret-of-smtp",
            "no-reply@wellbundle.example",
            "bounces@wellbundle.example",
            "",
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    try (SmtpServer server = new SmtpServer(settings)) {
      return run.run(server);
    }
  }

  MailRun.Round send(int port) {
    return send(port, SmtpSettings.Security.NONE, "");
  }

  private static Optional<byte[]> logo(TenantId tenant) {
    if (!tenant.equals(ACME)) {
      return Optional.empty();
    }
    try (InputStream in = Desk.class.getResourceAsStream("/logo.png")) {
      return Optional.of(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<Contact> contact(TenantId tenant, AccountId account) {
    return Optional.ofNullable(people.get(account));
  }

  @Override
  public Optional<Contact> byEmail(TenantId tenant, String email) {
    return people.values().stream().filter(one -> one.email().equals(email)).findFirst();
  }

  private static TwoTenants tenants() {
    Branding teal =
        new Branding(
            "#0f766e",
            new Branding.Palette("#0f766e", "#ffffff", "#0b5f58", "#e4f1ef"),
            new Branding.Palette("#2dd4bf", "#06211d", "#5eead4", "#12302d"));
    Branding yellow =
        new Branding(
            "#facc15",
            new Branding.Palette("#facc15", "#2b2100", "#7a5d00", "#fdf6d8"),
            new Branding.Palette("#facc15", "#2b2100", "#fde047", "#332a08"));
    return new TwoTenants(
        tenant(ACME, "acme", "Acme Well", "Acme Well", teal),
        tenant(NORTHWIND, "northwind", "Northwind Active", "Northwind Aktiv", yellow));
  }

  private static Tenant tenant(
      TenantId id, String key, String english, String german, Branding branding) {
    return TestTenant.of(id, key)
        .names(Map.of("en", english, "de", german))
        .branding(branding)
        .build();
  }
}
