package org.wellbundle.platform.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.platform.mail.internal.Desk.ACME;
import static org.wellbundle.platform.mail.internal.Desk.ALEX;
import static org.wellbundle.platform.mail.internal.Desk.NORTHWIND;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.account.AccountContacts.Contact;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.mail.Mail;
import org.wellbundle.platform.mail.internal.bounce.ReportBox;
import org.wellbundle.platform.mail.internal.bounce.ReportBox.Look;
import org.wellbundle.platform.mail.internal.bounce.ReportSettings;
import org.wellbundle.platform.mail.internal.smtp.SmtpSettings.Security;

/** Mails that a server took and that come back later, by way of a real mailbox. */
class BounceTest {
  private static final String BOX = "bounces@wellbundle.example";
  private static final String PASSWORD = "secret-of-imap";

  @RegisterExtension static final TestDatabase db = TestDatabase.with(MailSchema.changes());

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
          });
  private GreenMailUser box;
  private Desk desk;

  @BeforeEach
  void open() {
    db.execute("delete from mail.message; delete from mail.undeliverable");
    db.execute("delete from dispatch.mail");
    server.start();
    box = server.setUser(BOX, BOX, PASSWORD);
    desk = new Desk(db.transactions(), 3);
  }

  @AfterEach
  void close() {
    server.stop();
  }

  @Test
  void anAddressWithNobodyBehindItIsMarkedAndThePersonIsToldInThePortal() throws Exception {
    MimeMessage mail = sent(Desk.welcome(ACME, ALEX));

    comesBack(mail, "failed", "5.1.1");

    assertThat(look(db.transactions())).isEqualTo(new Look.Taken(1, 0));
    assertThat(rows()).containsExactly("BOUNCED mail.no-such-address 5.1.1 in time");
    assertThat(db.query("select report from mail.undeliverable")).containsExactly("5.1.1");
    assertThat(desk.events).hasSize(1);
    assertThat(Notice.of(desk.events.get(0)))
        .hasValueSatisfying(notice -> assertThat(notice.kind()).isEqualTo(BounceNotice.KIND));
    assertThat(left()).as("reports on our mails carry an address, and are deleted").isEmpty();
    assertThat(db.violations()).isEmpty();
  }

  @Test
  void aMarkedAddressIsSparedWhatCanBeEndedUntilItIsAnother() throws Exception {
    comesBack(sent(Desk.welcome(ACME, ALEX)), "failed", "5.1.1");
    look(db.transactions());
    Mail news = Desk.welcome(ACME, ALEX).endedBy(URI.create("https://acme.example/end?token=t"));

    desk.queued(news);
    desk.queued(Desk.welcome(ACME, ALEX));
    desk.send(port());
    assertThat(server.getReceivedMessages()).as("the new password still goes out").hasSize(2);
    assertThat(db.query("select reason from mail.message where state = 'DEAD'"))
        .containsExactly("mail.address-undeliverable");

    desk.people.put(
        ALEX, new Contact(ALEX, "alex@new.example", "Alex Meyer", Locale.ENGLISH, ZoneOffset.UTC));
    desk.queued(news);
    desk.send(port());
    assertThat(server.getReceivedMessages()).as("another address").hasSize(3);
  }

  @Test
  void aDelayIsNotedAndNothingElse() throws Exception {
    comesBack(sent(Desk.welcome(ACME, ALEX)), "delayed", "4.4.1");

    assertThat(look(db.transactions())).isEqualTo(new Look.Taken(1, 0));
    assertThat(rows()).containsExactly("SENT - 4.4.1 late");
    assertThat(desk.events).isEmpty();
    assertThat(db.query("select count(*) from mail.undeliverable")).containsExactly("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.2.2", "4.4.7", "5.7.1"})
  void whatIsNotTheAddresssFaultIsToldButNotHeldAgainstIt(String status) throws Exception {
    comesBack(sent(Desk.welcome(ACME, ALEX)), "failed", status);

    look(db.transactions());

    assertThat(rows()).containsExactly("BOUNCED mail.bounced " + status + " in time");
    assertThat(desk.events).hasSize(1);
    assertThat(db.query("select count(*) from mail.undeliverable")).containsExactly("0");
  }

  @Test
  void nobodyCanReportOnSomebodyElsesMail() throws Exception {
    String id = sent(Desk.welcome(ACME, ALEX)).getMessageID();
    String token = id.replaceAll("<mail\\.\\d+\\.\\d+\\.([0-9a-f]+)@.*", "$1");
    reported(id.replace(token, "0".repeat(32)), "failed", "5.1.1");
    reported(id.replace("<mail.1.", "<mail." + NORTHWIND + "."), "failed", "5.1.1");
    reported("<something@else.example>", "failed", "5.1.1");
    GreenMailUtil.sendTextEmail(
        BOX,
        "alex@acme.example",
        "Away until Monday",
        "I'm out.",
        server.getSmtp().getServerSetup());

    assertThat(look(db.transactions())).isEqualTo(new Look.Taken(0, 4));
    assertThat(rows()).containsExactly("SENT - - in time");
    assertThat(desk.events).isEmpty();
    assertThat(left()).as("kept for a person, and not read again").hasSize(4);
    assertThat(look(db.transactions())).isEqualTo(new Look.Taken(0, 0));
  }

  @Test
  void twoNodesTellOnce() throws Exception {
    MimeMessage mail = sent(Desk.welcome(ACME, ALEX));
    for (int n = 0; n < 6; n++) {
      comesBack(mail, "failed", "5.1.1");
    }

    CompletableFuture<Look> there = CompletableFuture.supplyAsync(() -> look(db.secondNode()));
    look(db.transactions());
    there.join();
    look(db.transactions());

    assertThat(desk.events).hasSize(1);
    assertThat(left()).isEmpty();
  }

  @Test
  void aReportThatOvertakesTheCommitWins() throws Exception {
    // given: the server has the mail, and this node died before it could note so
    MimeMessage mail = sent(Desk.welcome(ACME, ALEX));
    db.execute("update mail.message set state = 'QUEUED', settled_at = null, recipient = null");
    db.execute("insert into dispatch.mail (tenant_id, id) select tenant_id, id from mail.message");

    comesBack(mail, "failed", "5.1.1");
    look(db.transactions());
    desk.send(port());

    assertThat(rows()).containsExactly("BOUNCED mail.no-such-address 5.1.1 in time");
    assertThat(server.getReceivedMessages()).as("isn't sent again").hasSize(1);
    assertThat(db.query("select count(*) from dispatch.mail")).containsExactly("0");
  }

  @Test
  void aMailboxThatCantBeReadIsToldByItsReason() {
    assertThat(new ReportBox(settings(port("imap"), "wrong")).read(report -> true))
        .isEqualTo(new Look.Away("mail.reports-sign-in-refused"));
    int port = port("imap");
    server.stop();
    assertThat(new ReportBox(settings(port, PASSWORD)).read(report -> true))
        .isEqualTo(new Look.Away("mail.reports-away"));
  }

  private MimeMessage sent(Mail mail) {
    desk.queued(mail);
    assertThat(desk.send(port())).isEqualTo(new MailRun.Round(1, null));
    MimeMessage[] caught = server.getReceivedMessages();
    return caught[caught.length - 1];
  }

  private void comesBack(MimeMessage mail, String action, String status) throws MessagingException {
    reported(mail.getMessageID(), action, status);
  }

  /** As a mail server writes it, with the headers of what came back. */
  private void reported(String messageId, String action, String status) throws MessagingException {
    String report =
        """
        From: MAILER-DAEMON@mx.acme.example
        To: bounces@wellbundle.example
        Subject: Undelivered Mail Returned to Sender
        Auto-Submitted: auto-replied
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary="b"

        --b
        Content-Type: text/plain; charset=us-ascii

        I'm sorry to have to inform you that your message could not be delivered.

        --b
        Content-Description: Delivery report
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.acme.example
        Arrival-Date: Fri, 20 Nov 2026 08:41:00 +0100 (CET)

        Final-Recipient: rfc822; alex@acme.example
        Action: %s
        Status: %s
        Diagnostic-Code: smtp; 550 so it is

        --b
        Content-Type: text/rfc822-headers

        From: no-reply@wellbundle.example
        To: alex@acme.example
        Message-ID: %s

        --b--
        """
            .formatted(action, status, messageId)
            .replace("\n", "\r\n");
    box.deliver(
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(report.getBytes(StandardCharsets.US_ASCII))));
  }

  private Look look(Transactions transactions) {
    BounceNotes notes =
        new BounceNotes(transactions, (tx, event) -> desk.events.add(event), new Tally());
    return new ReportBox(settings(port("imap"), PASSWORD)).read(notes::note);
  }

  private static ReportSettings settings(int port, String password) {
    Duration limit = Duration.ofSeconds(5);
    return new ReportSettings(
        "localhost", port, Security.NONE, BOX, password, "INBOX", limit, limit);
  }

  private MimeMessage[] left() {
    return java.util.Arrays.stream(server.getReceivedMessagesForDomain(BOX))
        .filter(mail -> !deleted(mail))
        .toArray(MimeMessage[]::new);
  }

  private static boolean deleted(MimeMessage mail) {
    try {
      return mail.isSet(Flags.Flag.DELETED);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static java.util.List<String> rows() {
    return db.query(
        "select state || ' ' || coalesce(reason, '-') || ' ' || coalesce(report, '-')"
            + " || case when delayed_at is null then ' in time' else ' late' end"
            + " from mail.message");
  }

  private int port() {
    return server.getSmtp().getPort();
  }

  private int port(String protocol) {
    return protocol.equals("imap") ? server.getImap().getPort() : port();
  }
}
