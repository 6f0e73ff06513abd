package org.wellbundle.platform.mail.internal;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.internal.MailJobs.Job;
import org.wellbundle.platform.mail.internal.MessageTable.Due;
import org.wellbundle.platform.mail.internal.MessageTable.End;
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
  private static final Logger LOG = LoggerFactory.getLogger(MailRun.class);
  private static final int BATCH = 20;
  private static final Set<String> REFUSED_THERE =
      Set.of(Delivery.BOUNCED, Delivery.NO_SUCH_ADDRESS);

  private final Transactions transactions;
  private final Outbox outbox;
  private final MailJobs jobs;
  private final LetterSafe safe;
  private final Letterheads heads;
  private final Recipients recipients;
  private final Tally tally;
  private final Limits limits;

  /**
   * Bounds of trying and keeping.
   *
   * @param sparedDays how long an address that takes no mail isn't tried with mails that can be
   *     ended; those that belong to something the person does are
   */
  record Limits(int attempts, int retentionDays, int sparedDays, Duration awayPause) {}

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

  /**
   * @param recipient where it was to go, null when that wasn't found out
   */
  private record Try(Delivery delivery, @Nullable AddressDigest recipient) {
    static Try nowhere(Delivery delivery) {
      return new Try(delivery, null);
    }
  }

  private Delivery handle(SmtpServer server, Job job) {
    Optional<Due> due =
        transactions.inTenant(job.tenant(), tx -> MessageTable.find(tx, job.tenant(), job.id()));
    if (due.isEmpty()) {
      transactions.runInTenant(job.tenant(), tx -> MessageTable.settle(tx, job));
      return new Delivery.Taken();
    }
    try (Correlation correlation = Correlation.of(due.get().correlation())) {
      Try tried = tried(server, job, due.get());
      settled(job, due.get(), tried);
      return tried.delivery();
    }
  }

  private void settled(Job job, Due mail, Try tried) {
    if (tried.delivery() instanceof Delivery.Taken) {
      settle(job, mail, End.SENT, null, tried.recipient());
    } else if (tried.delivery() instanceof Delivery.Refused refused) {
      End end = REFUSED_THERE.contains(refused.reason()) ? End.BOUNCED : End.DEAD;
      settle(job, mail, end, refused.reason(), tried.recipient());
    } else if (tried.delivery() instanceof Delivery.Later later) {
      later(job, mail, later.reason());
    }
  }

  private Try tried(SmtpServer server, Job job, Due mail) {
    try {
      return deliver(server, job, mail);
    } catch (VaultException e) {
      // The account's key was shredded: nobody can read the mail any more.
      return Try.nowhere(new Delivery.Refused("mail.unreadable"));
    } catch (RuntimeException e) {
      LOG.error("Mail {} ({}) can't be written", job.id(), mail.template(), e);
      return Try.nowhere(new Delivery.Later("mail.not-writable"));
    }
  }

  private Try deliver(SmtpServer server, Job job, Due mail) {
    Letter letter = safe.open(job.tenant(), mail.account(), job.id(), mail.sealed());
    Optional<Recipients.Recipient> found = recipients.of(job.tenant(), mail.account(), letter);
    if (found.isEmpty()) {
      return Try.nowhere(new Delivery.Refused("mail.no-recipient"));
    }
    Recipients.Recipient to = found.get();
    AddressDigest recipient = AddressDigest.of(job.tenant(), to.address());
    if (letter.unsubscribe() != null && spared(job, mail, recipient)) {
      return Try.nowhere(new Delivery.Refused("mail.address-undeliverable"));
    }
    Optional<Letterhead> head = heads.of(job.tenant(), to.locale());
    if (head.isEmpty()) {
      return Try.nowhere(new Delivery.Later("mail.tenant-away"));
    }
    Words words = Composer.compose(letter, head.get(), to.person(), to.locale(), to.zone());
    return new Try(
        server.send(
            new Envelope(
                mail.name().text(),
                to.address(),
                head.get().name(),
                words.subject(),
                words.language(),
                PlainText.of(words),
                HtmlText.of(words, head.get()),
                head.get().logo(),
                letter.replyTo(),
                letter.unsubscribe())),
        recipient);
  }

  /** Mail servers think ill of who keeps writing to nobody. */
  private boolean spared(Job job, Due mail, AddressDigest recipient) {
    AccountId account = mail.account();
    return account != null
        && transactions.inTenant(
            job.tenant(),
            tx -> BounceTable.marked(tx, job.tenant(), account, recipient, limits.sparedDays()));
  }

  private void later(Job job, Due mail, String reason) {
    if (job.attempts() >= limits.attempts()) {
      settle(job, mail, End.DEAD, reason, null);
    } else {
      tally.add("later");
      LOG.info("Mail {} ({}) waits: {}", job.id(), mail.template(), reason);
      jobs.again(job, job.backoff());
    }
  }

  private void settle(
      Job job, Due mail, End end, @Nullable String reason, @Nullable AddressDigest recipient) {
    boolean ours =
        transactions.inTenant(
            job.tenant(),
            tx -> {
              if (!MessageTable.settle(tx, job)) {
                return false;
              }
              MessageTable.end(tx, job, end, reason, recipient);
              MessageTable.forget(tx, job.tenant(), limits.retentionDays());
              if (end == End.BOUNCED && mail.account() != null) {
                if (recipient != null && Delivery.NO_SUCH_ADDRESS.equals(reason)) {
                  BounceTable.mark(tx, job.tenant(), mail.account(), recipient, "5.1.1");
                }
                BounceNotice.tell(outbox, tx, job.tenant(), mail.account(), mail.correlation());
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
}
