package org.wellbundle.module.challenges;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.Role;
import org.wellbundle.api.challenge.ChallengeEvents;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.event.Event;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.Challenge.Terms;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/** Drafting, opening and taking back challenges. */
public final class Organising {
  private final Transactions transactions;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  public Organising(Transactions transactions, Outbox outbox, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /** A code for those who are invited. */
  public String invitation() {
    return Codes.next();
  }

  public ChallengeId draft(Principal who, Terms terms) {
    return transactions.inTenant(
        who.tenant(), tx -> new ChallengeTable(tx, who.tenant()).insert(terms));
  }

  /** Rules are settled once members can join. */
  public void change(Principal who, ChallengeId id, Terms terms) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          ChallengeTable table = new ChallengeTable(tx, who.tenant());
          if (table.find(id).isEmpty()) {
            throw Joining.unknown();
          }
          if (!table.change(id, terms)) {
            throw new Problem(
                409,
                "challenge.rules-settled",
                "Members can join already, so the rules stay as they are. Delete it while nobody"
                    + " has joined, or make another one.");
          }
        });
  }

  public void open(Principal who, ChallengeId id, String correlationId) {
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          ChallengeTable table = new ChallengeTable(tx, who.tenant());
          Challenge challenge = table.locked(id).orElseThrow(Joining::unknown);
          if (!now.isBefore(challenge.terms().schedule().endsAt())) {
            throw new Problem(
                409,
                "challenge.over",
                "Its last day is over. Choose other dates before opening it.");
          }
          if (table.open(id, now, challenge.terms().schedule().finalAt())) {
            note(tx, who, id, "challenge.opened", now, correlationId);
          }
        });
  }

  public void delete(Principal who, ChallengeId id, String correlationId) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          ChallengeTable table = new ChallengeTable(tx, who.tenant());
          if (table.locked(id).isEmpty()) {
            throw Joining.unknown();
          }
          if (!table.delete(id)) {
            throw new Problem(
                409,
                "challenge.has-participants",
                "Members have joined it, so it can't be taken back.");
          }
          note(tx, who, id, "challenge.deleted", clock.instant(), correlationId);
        });
  }

  private void note(
      Transaction tx,
      Principal who,
      ChallengeId id,
      String action,
      Instant now,
      String correlationId) {
    outbox.append(
        tx,
        new Event(
            0,
            ChallengeEvents.CHANGED,
            who.tenant(),
            null,
            Map.of("challenge", id.toString()),
            now,
            correlationId));
    audit.append(
        tx,
        new AuditEntry(
            action,
            new AuditEntry.Actor(role(who).wireName(), who.account()),
            null,
            new AuditEntry.ObjectRef("challenge", id.toString()),
            Map.of(),
            correlationId));
  }

  static Role role(Principal who) {
    return who.roles().contains(Role.PROGRAMME_MANAGER)
        ? Role.PROGRAMME_MANAGER
        : who.roles().contains(Role.OWNER) ? Role.OWNER : Role.CHALLENGE_ORGANISER;
  }
}
