package org.wellbundle.platform.mail.internal;

import java.sql.SQLException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.mail.internal.BounceTable.Sent;
import org.wellbundle.platform.mail.internal.bounce.Report;
import org.wellbundle.platform.mail.internal.smtp.Delivery;
import org.wellbundle.platform.messaging.Correlation;
import org.wellbundle.platform.messaging.Outbox;

/** Notes what reports say. The same report twice, or on two nodes at once, changes nothing. */
final class BounceNotes {
  private static final Logger LOG = LoggerFactory.getLogger(BounceNotes.class);

  private final Transactions transactions;
  private final Outbox outbox;
  private final Tally tally;

  BounceNotes(Transactions transactions, Outbox outbox, Tally tally) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.tally = tally;
  }

  /** False when it is about no mail that we know. */
  boolean note(Report report) {
    return transactions.inTenant(report.mail().tenant(), tx -> note(tx, report));
  }

  private boolean note(Transaction tx, Report report) throws SQLException {
    Optional<Sent> found = BounceTable.find(tx, report.mail());
    if (found.isEmpty()) {
      return false;
    }
    Sent sent = found.get();
    if (sent.bounced()) {
      return true;
    }
    try (Correlation correlation = Correlation.of(sent.correlation())) {
      if (report.failed()) {
        bounced(tx, report, sent);
      } else {
        BounceTable.late(tx, report.mail(), report.status().code());
      }
      String outcome = report.failed() ? "returned" : "delayed";
      tx.afterCommit(() -> tally.add(outcome));
      LOG.info("Mail {} came back: {} {}", report.mail().id(), outcome, report.status().code());
      return true;
    }
  }

  private void bounced(Transaction tx, Report report, Sent sent) throws SQLException {
    boolean undeliverable = report.status().undeliverable();
    BounceTable.bounced(
        tx,
        report.mail(),
        report.status().code(),
        undeliverable ? Delivery.NO_SUCH_ADDRESS : Delivery.BOUNCED);
    if (sent.account() == null) {
      return;
    }
    if (undeliverable && sent.recipient() != null) {
      BounceTable.mark(
          tx, report.mail().tenant(), sent.account(), sent.recipient(), report.status().code());
    }
    BounceNotice.tell(outbox, tx, report.mail().tenant(), sent.account(), sent.correlation());
  }
}
