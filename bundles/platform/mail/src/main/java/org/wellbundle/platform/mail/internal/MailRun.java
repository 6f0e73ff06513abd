package org.wellbundle.platform.mail.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.notification.Notice;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.internal.MailJobs.Job;
import org.wellbundle.platform.mail.internal.MessageTable.End;
import org.wellbundle.platform.mail.internal.MessageTable.Waiting;
import org.wellbundle.platform.mail.internal.letter.HtmlText;
import org.wellbundle.platform.mail.internal.letter.Letterhead;
import org.wellbundle.platform.mail.internal.letter.PlainText;
import org.wellbundle.platform.mail.internal.letter.Words;
import org.wellbundle.platform.mail.internal.smtp.Delivery;
import org.wellbundle.platform.mail.internal.smtp.Envelope;
import org.wellbundle.platform.mail.internal.smtp.SmtpServer;
import org.wellbundle.platform.messaging.Correlation;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.secrets.VaultException;

/**
 * Sends mails that are due. A mail is handed to the server outside of any transaction and settled
 * in the next one: should the node die in between, it is sent twice, with the same message id.
 */
final class MailRun {
  /** The kind of notice that tells a person of an address that doesn't take mail. */
  static final String BOUNCED = "account.mail-bounced";

  private static final Logger LOG = LoggerFactory.getLogger(MailRun.class);
  private static final int BATCH = 20;

  private final Transactions transactions;
  private final Outbox outbox;
  private final MailJobs jobs;
  private final LetterSafe safe;
  private final Letterheads heads;
  private final Recipients recipients;
  private final Tally tally;
  private final Limits limits;

  /** Bounds of trying and keeping. */
  record Limits(int attempts, int retentionDays, Duration awayPause) {}

  MailRun(
      Transactions transactions,
      Outbox outbox,
      LetterSafe safe,
      Letterheads heads,
      Recipients recipients,
      Tally tally,
      Limits limits) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.jobs = new MailJobs(transactions);
    this.safe = safe;
    this.heads = heads;
    this.recipients = recipients;
    this.tally = tally;
    this.limits = limits;
  }

  /**
   * @param mails how many were due
   * @param away why the server can't be talked to, null when it can or wasn't asked
   */
  record Round(int mails, @Nullable String away) {}

  Round run(SmtpServer server) {
    List<Job> due = jobs.claim(BATCH);
    for (int n = 0; n < due.size(); n++) {
      if (handle(server, due.get(n)) instanceof Delivery.Away away) {
        due.subList(n, due.size()).forEach(job -> jobs.spare(job, limits.awayPause()));
        return new Round(due.size(), away.reason());
      }
    }
    return new Round(due.size(), null);
  }

  private Delivery handle(SmtpServer server, Job job) {
    Optional<Waiting> waiting =
        transactions.inTenant(job.tenant(), tx -> MessageTable.find(tx, job.tenant(), job.id()));
    if (waiting.isEmpty()) {
      transactions.runInTenant(job.tenant(), tx -> MessageTable.settle(tx, job));
      return new Delivery.Taken();
    }
    try (Correlation correlation = Correlation.of(waiting.get().correlation())) {
      return settled(job, waiting.get(), tried(server, job, waiting.get()));
    }
  }

  private Delivery settled(Job job, Waiting mail, Delivery delivery) {
    if (delivery instanceof Delivery.Taken) {
      settle(job, mail, End.SENT, null);
    } else if (delivery instanceof Delivery.Refused refused) {
      End end = refused.reason().equals("mail.bounced") ? End.BOUNCED : End.DEAD;
      settle(job, mail, end, refused.reason());
    } else if (delivery instanceof Delivery.Later later) {
      later(job, mail, later.reason());
    }
    return delivery;
  }

  private Delivery tried(SmtpServer server, Job job, Waiting mail) {
    try {
      return deliver(server, job, mail);
    } catch (VaultException e) {
      // The account's key was shredded: nobody can read the mail any more.
      return new Delivery.Refused("mail.unreadable");
    } catch (RuntimeException e) {
      LOG.error("Mail {} ({}) can't be written", job.id(), mail.template(), e);
      return new Delivery.Later("mail.not-writable");
    }
  }

  private Delivery deliver(SmtpServer server, Job job, Waiting mail) {
    Letter letter = safe.open(job.tenant(), mail.account(), job.id(), mail.sealed());
    Optional<Recipients.Recipient> found = recipients.of(job.tenant(), mail.account(), letter);
    if (found.isEmpty()) {
      return new Delivery.Refused("mail.no-recipient");
    }
    Recipients.Recipient to = found.get();
    Optional<Letterhead> head = heads.of(job.tenant(), to.locale());
    if (head.isEmpty()) {
      return new Delivery.Later("mail.tenant-away");
    }
    Words words = Composer.compose(letter, head.get(), to.person(), to.locale(), to.zone());
    return server.send(
        new Envelope(
            "mail." + job.tenant() + "." + job.id(),
            to.address(),
            head.get().name(),
            words.subject(),
            words.language(),
            PlainText.of(words),
            HtmlText.of(words, head.get()),
            head.get().logo(),
            letter.replyTo(),
            letter.unsubscribe()));
  }

  private void later(Job job, Waiting mail, String reason) {
    if (job.attempts() >= limits.attempts()) {
      settle(job, mail, End.DEAD, reason);
    } else {
      tally.add("later");
      LOG.info("Mail {} ({}) waits: {}", job.id(), mail.template(), reason);
      jobs.again(job, job.backoff());
    }
  }

  private void settle(Job job, Waiting mail, End end, @Nullable String reason) {
    boolean ours =
        transactions.inTenant(
            job.tenant(),
            tx -> {
              if (!MessageTable.settle(tx, job)) {
                return false;
              }
              MessageTable.end(tx, job, end, reason);
              MessageTable.forget(tx, job.tenant(), limits.retentionDays());
              if (end == End.BOUNCED && mail.account() != null) {
                tell(outbox, tx, job, mail.account(), mail.correlation());
              }
              return true;
            });
    if (ours) {
      tally.add(end.name().toLowerCase(java.util.Locale.ROOT));
    }
    if (ours && end == End.SENT) {
      LOG.debug("Mail {} ({}) is with the server", job.id(), mail.template());
    } else if (ours) {
      LOG.warn("Mail {} ({}) is given up: {}", job.id(), mail.template(), reason);
    }
  }

  /** At most one notice a day, in the portal: a mail about it would bounce too. */
  private static void tell(
      Outbox outbox, Transaction tx, Job job, AccountId account, String correlation) {
    Instant now = Instant.now();
    outbox.append(
        tx,
        new Notice(
                job.tenant(),
                account,
                BOUNCED,
                now.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                Map.of())
            .event(now, correlation));
  }
}
