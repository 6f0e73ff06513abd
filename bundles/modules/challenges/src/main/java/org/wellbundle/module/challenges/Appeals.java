package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.event.Event;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.module.challenges.store.AppealTable;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.DayTable;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/**
 * A member asks the organiser to look at a day again: something typed in that doesn't count, or a
 * mark. The organiser sees that day then, and no other.
 */
public final class Appeals {
  private final Transactions transactions;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  public Appeals(Transactions transactions, Outbox outbox, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  public void write(Principal who, ChallengeId id, LocalDate date, String words) {
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          open(tx, who, id);
          if (new ParticipantTable(tx, who.tenant()).locked(id, who.account()).isEmpty()) {
            throw Joining.notJoined();
          }
          DayCount day =
              new DayTable(tx, who.tenant(), id, who.account())
                  .days().stream()
                      .map(DayTable.Stored::day)
                      .filter(each -> each.date().equals(date))
                      .filter(each -> each.excluded() > 0 || !each.flags().isEmpty())
                      .findFirst()
                      .orElseThrow(
                          () ->
                              new Problem(
                                  409,
                                  "challenge.nothing-to-appeal",
                                  "Nothing of this day is left out or marked, so there is nothing"
                                      + " to ask the organiser."));
          if (!new AppealTable(tx, who.tenant(), id)
              .write(who.account(), day, words, clock.instant())) {
            throw new Problem(
                409,
                "challenge.appeal-answered",
                "The organiser has answered about this day already.");
          }
        });
  }

  /** A yes is taken in by the one writer of days, as everything else. */
  public void answer(
      Principal organiser,
      ChallengeId id,
      long appeal,
      boolean accepted,
      String words,
      String correlationId) {
    Instant now = clock.instant();
    transactions.runInTenant(
        organiser.tenant(),
        tx -> {
          open(tx, organiser, id);
          AppealTable appeals = new AppealTable(tx, organiser.tenant(), id);
          AppealTable.Appeal found =
              appeals
                  .locked(appeal)
                  .orElseThrow(
                      () ->
                          new Problem(
                              404,
                              "challenge.appeal-unknown",
                              "This question is gone: whoever asked it has left."));
          if (found.answeredAt() != null) {
            throw new Problem(409, "challenge.appeal-answered", "It has been answered already.");
          }
          if (found.account().equals(organiser.account())) {
            throw new Problem(
                409, "challenge.appeal-own", "It is your own day: let another organiser decide.");
          }
          appeals.answer(appeal, accepted, words, now);
          outbox.append(
              tx,
              new Event(
                  0,
                  ChallengesEvents.RECOUNT,
                  organiser.tenant(),
                  found.account(),
                  Map.of("challenge", id.toString()),
                  now,
                  correlationId));
          audit.append(
              tx,
              new AuditEntry(
                  accepted ? "challenge.appeal-accepted" : "challenge.appeal-refused",
                  new AuditEntry.Actor(Organising.role(organiser).wireName(), organiser.account()),
                  found.account(),
                  new AuditEntry.ObjectRef("challenge", id.toString()),
                  Map.of(),
                  correlationId));
        });
  }

  private static Challenge open(Transaction tx, Principal who, ChallengeId id) throws SQLException {
    Challenge challenge =
        new ChallengeTable(tx, who.tenant())
            .held(id)
            .filter(each -> each.openedAt() != null)
            .orElseThrow(Joining::unknown);
    if (challenge.finalisedAt() != null) {
      throw new Problem(409, "challenge.over", "This challenge is over, and its places are final.");
    }
    return challenge;
  }
}
