package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.challenge.ChallengeEvents;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/**
 * Ends challenges. Their time being over isn't enough: what was measured in time may still be on
 * its way through the outbox. So the end is an event itself, and is made when its turn comes.
 */
final class Finals {
  /** Asks for the end of a challenge whose time is over. */
  static final String DUE = "challenge.final-due";

  private final Transactions transactions;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  Finals(Transactions transactions, Outbox outbox, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** Puts a question for each challenge whose time is over at the end of the outbox. */
  void ask(TenantId tenant) {
    Instant now = clock.instant();
    transactions.runInTenant(
        tenant,
        tx -> {
          List<ChallengeId> due = new ChallengeTable(tx, tenant).due(now);
          if (!due.isEmpty()) {
            outbox.append(tx, new Event(0, DUE, tenant, null, Map.of(), now, "challenges-end"));
          }
        });
  }

  /** Makes final what was over when an event happened. True when there was any. */
  boolean make(Event event) {
    TenantId tenant = event.tenant();
    return transactions.<Boolean>inTenant(
        tenant,
        tx -> {
          ChallengeTable table = new ChallengeTable(tx, tenant);
          List<ChallengeId> due = table.due(event.occurredAt());
          for (ChallengeId id : due) {
            Challenge challenge = table.locked(id).orElseThrow();
            if (challenge.finalisedAt() == null) {
              end(tx, tenant, table, challenge, event.correlationId());
            }
          }
          return !due.isEmpty();
        });
  }

  private void end(
      Transaction tx,
      TenantId tenant,
      ChallengeTable table,
      Challenge challenge,
      String correlation)
      throws SQLException {
    Instant now = clock.instant();
    new Standings(tx, tenant, challenge).keep();
    table.finalised(challenge.id(), now);
    String id = challenge.id().toString();
    audit.append(
        tx,
        new AuditEntry(
            "challenge.final",
            AuditEntry.Actor.SYSTEM,
            null,
            new AuditEntry.ObjectRef("challenge", id),
            Map.of(),
            correlation));
    outbox.append(
        tx,
        new Event(
            0, ChallengeEvents.CHANGED, tenant, null, Map.of("challenge", id), now, correlation));
  }
}
