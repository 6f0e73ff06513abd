package org.wellbundle.platform.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.platform.mail.internal.Desk.ACME;
import static org.wellbundle.platform.mail.internal.Desk.ALEX;
import static org.wellbundle.platform.mail.internal.Desk.NORTHWIND;
import static org.wellbundle.platform.mail.internal.Desk.ROBIN;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.account.AccountContacts.Contact;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings.Security;

class MailTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(MailSchema.changes());

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private Desk desk;

  @BeforeEach
  void open() {
    db.execute("delete from mail.message; delete from mail.undeliverable");
    db.execute("delete from dispatch.mail");
    server.start();
    desk = new Desk(db.transactions(), 3);
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void wearsTheTenantsFaceInThePersonsLanguage() throws Exception {
    // given: two people, two employers, two languages
    desk.queued(Desk.welcome(ACME, ALEX));
    desk.queued(Desk.welcome(NORTHWIND, ROBIN));

    // when
    assertThat(desk.send(port()).away()).isNull();

    // then: what a mail server caught
    MimeMessage english = caught("alex@acme.example");
    assertThat(english.getSubject()).isEqualTo("Choose a new password, Alex Meyer");
    assertThat(((InternetAddress) english.getFrom()[0]).getPersonal()).isEqualTo("Acme Well");
    assertThat(english.getHeader("Content-Language", null)).isEqualTo("en");
    assertThat(english.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    assertThat(english.getHeader("List-Unsubscribe")).isNull();
    assertThat(english.getContentType()).startsWith("multipart/alternative");
    Map<String, String> parts = parts(english);
    assertThat(parts).containsOnlyKeys("text/plain", "text/html", "image/png");
    assertThat(parts.get("text/plain"))
        .contains("Hello Alex Meyer", "493 117", "20 November 2026", "08:41")
        .contains("https://portal.example/password/new?token=Zm9yZ290dGVu&x=1")
        .doesNotContain("{", "<");
    assertThat(parts.get("text/html"))
        .contains("lang=\"en\"", "background:#0f766e", "src=\"cid:logo@wellbundle\"")
        .contains("href=\"https://portal.example/password/new?token=Zm9yZ290dGVu&amp;x=1\"");

    MimeMessage german = caught("robin@northwind.example");
    assertThat(german.getSubject()).isEqualTo("Neues Passwort wählen, Robin <b>Ö</b>");
    assertThat(((InternetAddress) german.getFrom()[0]).getPersonal()).isEqualTo("Northwind Aktiv");
    Map<String, String> inGerman = parts(german);
    assertThat(inGerman).containsOnlyKeys("text/plain", "text/html");
    assertThat(inGerman.get("text/plain")).contains("20. November 2026", "08:41");
    assertThat(inGerman.get("text/html"))
        .contains("lang=\"de\"", "background:#facc15", "color:#2b2100")
        .contains("Robin &lt;b&gt;Ö&lt;/b&gt;");

    // and: it loads nothing from anywhere, so nobody learns that it was read
    assertThat(parts.get("text/html") + inGerman.get("text/html"))
        .doesNotContainPattern("(?i)(src|background)=\"?https?:|url\\(|<script|<link|@import");
    keep(parts.get("text/html"), "english");
    keep(inGerman.get("text/html"), "german");
  }

  @Test
  void keepsNothingReadableAndNothingAfterwards() {
    desk.queued(Desk.welcome(ACME, ALEX));
    assertThat(db.query("select encode(sealed, 'escape') from mail.message"))
        .noneMatch(text -> text.contains("alex") || text.contains("493") || text.contains("token"));

    desk.send(port());

    assertThat(db.query("select state || coalesce(sealed::text, '-') from mail.message"))
        .containsExactly("SENT-");
    assertThat(db.query("select count(*) from dispatch.mail")).containsExactly("0");
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void isOneTenantsOwn() {
    long id = desk.queued(Desk.welcome(ACME, ALEX));

    assertThat(
            db.transactions()
                .<Boolean>inTenant(NORTHWIND, tx -> MessageTable.find(tx, ACME, id).isPresent()))
        .isFalse();
    assertThat(
            db.transactions()
                .<Boolean>inTenant(
                    NORTHWIND, tx -> MessageTable.settle(tx, new MailJobs.Job(ACME, id, 1, 0))))
        .as("another tenant takes it from the queue")
        .isFalse();
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(NORTHWIND, tx -> desk.queue.queue(tx, Desk.welcome(ACME, ALEX))))
        .as("a mail in another tenant's transaction")
        .isInstanceOf(DatabaseException.class);
  }

  @Test
  void vanishesWithTheTransaction() {
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        ACME,
                        tx -> {
                          desk.queue.queue(tx, Desk.welcome(ACME, ALEX));
                          throw new IllegalStateException("rolled back");
                        }))
        .hasMessageContaining("rolled back");

    assertThat(desk.send(port()).mails()).isZero();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void letsNoValueBecomeAHeaderOrARecipient() throws Exception {
    desk.people.put(
        ALEX,
        new Contact(
            ALEX,
            "alex@acme.example",
            "Alex\r\nBcc: eve@elsewhere.example\r\n\r\nhello",
            Locale.ENGLISH,
            java.time.ZoneOffset.UTC));
    desk.queued(Desk.welcome(ACME, ALEX));
    desk.queued(
        Desk.filled(Mail.toAddress(ACME, "a@b.example, eve@elsewhere.example", Desk.WELCOME, "c")));
    desk.queued(
        Desk.filled(
            Mail.toAddress(ACME, "a@b.example\r\nRCPT TO:<eve@e.example>", Desk.WELCOME, "c")));

    desk.send(port());

    assertThat(server.getReceivedMessages()).hasSize(1);
    MimeMessage only = server.getReceivedMessages()[0];
    assertThat(only.getHeader("Bcc")).isNull();
    assertThat(only.getAllRecipients()).hasSize(1);
    assertThat(db.query("select reason from mail.message where state = 'DEAD'"))
        .containsExactly("mail.address-invalid", "mail.address-invalid");
  }

  @Test
  void saysHowToEndMailsThatCanBeEnded() throws Exception {
    desk.queued(
        Desk.welcome(ACME, ALEX)
            .endedBy(URI.create("https://acme.example/api/v1/notifications/unsubscribe?token=t"))
            .answersTo("people@acme.example"));

    desk.send(port());

    MimeMessage mail = caught("alex@acme.example");
    assertThat(mail.getHeader("List-Unsubscribe", null))
        .isEqualTo("<https://acme.example/api/v1/notifications/unsubscribe?token=t>");
    assertThat(mail.getHeader("List-Unsubscribe-Post", null))
        .isEqualTo("List-Unsubscribe=One-Click");
    assertThat(mail.getReplyTo()).containsExactly(new InternetAddress("people@acme.example"));
    assertThat(parts(mail).get("text/plain"))
        .contains("http://acme.localhost:8181/settings/notifications");
  }

  @Test
  void notesABounceAtOnceAndTellsThePersonInThePortal() {
    desk.queued(Desk.welcome(ACME, ALEX));

    try (ScriptedSmtp refusing = new ScriptedSmtp("550 5.1.1 no such user")) {
      desk.send(refusing.port());
    }

    assertThat(
            db.query(
                "select state || ' ' || reason || coalesce(sealed::text, '') from mail.message"))
        .containsExactly("BOUNCED mail.no-such-address");
    assertThat(desk.events).hasSize(1);
    assertThat(Notice.of(desk.events.get(0)))
        .hasValueSatisfying(notice -> assertThat(notice.kind()).isEqualTo(BounceNotice.KIND));
  }

  @Test
  void triesAgainLaterAndGivesUpAfterAFewTries() {
    desk.queued(Desk.welcome(ACME, ALEX));
    try (ScriptedSmtp busy = new ScriptedSmtp("451 4.7.1 try later")) {
      desk.send(busy.port());
      assertThat(desk.send(busy.port()).mails()).as("not due yet").isZero();
      assertThat(
              db.query(
                  "select attempts || ' ' || (not_before > now() + interval '20 s') from"
                      + " dispatch.mail"))
          .containsExactly("1 true");

      due();
      desk.send(busy.port());
      due();
      desk.send(busy.port());
    }

    assertThat(db.query("select state || ' ' || reason from mail.message"))
        .containsExactly("DEAD mail.recipient-later");
  }

  @Test
  void keepsMailsWhileTheServerIsAwayAndHoldsNothingAgainstThem() {
    desk.queued(Desk.welcome(ACME, ALEX));
    int port = port();
    server.stop();

    for (int n = 0; n < 5; n++) {
      assertThat(desk.send(port).away()).isEqualTo("mail.server-away");
      due();
    }
    assertThat(db.query("select attempts from dispatch.mail")).containsExactly("0");

    server.start();
    assertThat(desk.send(port()).away()).isNull();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void saysNothingInClearWhenItMustBeEncrypted() {
    desk.queued(Desk.welcome(ACME, ALEX));
    try (ScriptedSmtp clear = new ScriptedSmtp("250 fine")) {
      assertThat(desk.send(clear.port(), Security.STARTTLS, "mailer").away())
          .isEqualTo("mail.no-starttls");
      assertThat(clear.heard).allMatch(line -> line.matches("(?i)(EHLO|HELO|QUIT).*"));
    }
    GreenMail selfSigned =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    selfSigned.start();
    try {
      due();
      assertThat(desk.send(selfSigned.getSmtps().getPort(), Security.TLS, "mailer").away())
          .as("a certificate nobody vouches for")
          .isEqualTo("mail.server-away");
      assertThat(selfSigned.getReceivedMessages()).isEmpty();
    } finally {
      selfSigned.stop();
    }
  }

  @Test
  void givesUpWhatNobodyCanReadAnyMore() {
    desk.queued(Desk.welcome(ACME, ALEX));
    desk.vault.shred(ACME, ALEX.value());

    desk.send(port());

    assertThat(db.query("select state || ' ' || reason from mail.message"))
        .containsExactly("DEAD mail.unreadable");
  }

  @Test
  void twoNodesSendEachMailOnce() {
    for (int n = 0; n < 60; n++) {
      desk.queued(Desk.welcome(ACME, ALEX));
    }
    Desk other = new Desk(db.secondNode(), 3);

    CompletableFuture<Void> here = CompletableFuture.runAsync(() -> sendAll(desk));
    CompletableFuture<Void> there = CompletableFuture.runAsync(() -> sendAll(other));
    CompletableFuture.allOf(here, there).join();

    assertThat(server.getReceivedMessages()).hasSize(60);
    assertThat(db.query("select distinct state from mail.message")).containsExactly("SENT");
  }

  @Test
  void logsNobodysAddress() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream before = System.err;
    System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
    try (ScriptedSmtp refusing = new ScriptedSmtp("550 no such user alex@acme.example here")) {
      desk.queued(Desk.welcome(ACME, ALEX));
      desk.send(refusing.port());
    } finally {
      System.setErr(before);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("is given up: mail.bounced")
        .doesNotContain("alex", "Meyer", "493");
  }

  @Test
  void refusesATemplateWithoutItsValuesWhereItIsUsed() {
    assertThatThrownBy(() -> desk.queued(Mail.toAccount(ACME, ALEX, Desk.WELCOME, "c")))
        .hasMessageContaining("no value for [at, code, link]");
    assertThatThrownBy(
            () -> desk.queued(Desk.welcome(ACME, ALEX).with("link", "javascript:alert(1)")))
        .hasMessageContaining("no address of the web");
  }

  private void sendAll(Desk node) {
    while (node.send(port()).mails() > 0) {
      continue;
    }
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private static void due() {
    db.execute("update dispatch.mail set not_before = now()");
  }

  private MimeMessage caught(String address) throws MessagingException {
    for (MimeMessage mail : server.getReceivedMessages()) {
      if (mail.getAllRecipients()[0].toString().equals(address)) {
        return mail;
      }
    }
    throw new AssertionError("nothing for " + address);
  }

  /** Text of the parts by media type, empty for pictures. */
  private static Map<String, String> parts(Part part) throws MessagingException, IOException {
    Map<String, String> parts = new TreeMap<>();
    if (part.getContent() instanceof Multipart many) {
      for (int n = 0; n < many.getCount(); n++) {
        parts.putAll(parts(many.getBodyPart(n)));
      }
    } else {
      String type = part.getContentType().replaceAll(";.*", "").strip();
      parts.put(
          type,
          type.startsWith("text/")
              ? new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
              : "");
    }
    return parts;
  }

  /** For looking at: target/mails. */
  private static void keep(String html, String name) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "mails"));
    Files.writeString(folder.resolve(name + ".html"), html);
  }
}
