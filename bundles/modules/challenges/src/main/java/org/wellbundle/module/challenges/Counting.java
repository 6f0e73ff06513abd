package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeEvents;
import org.wellbundle.api.event.Event;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.Allowance;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.module.challenges.scoring.DayInput;
import org.wellbundle.module.challenges.scoring.Scoring;
import org.wellbundle.module.challenges.store.AppealTable;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.DayTable;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.ConsentCheck;

/**
 * Brings a participant's days up to the measurements. All days are looked at each time: what comes
 * out depends on what is stored and on nothing that happened before.
 */
final class Counting {
  private final Transactions transactions;
  private final MeasuredDays measured;
  private final ConsentCheck consent;
  private final Outbox outbox;
  private final Clock clock;

  Counting(
      Transactions transactions,
      MeasuredDays measured,
      ConsentCheck consent,
      Outbox outbox,
      Clock clock) {
    this.transactions = transactions;
    this.measured = measured;
    this.consent = consent;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Takes in all changes up to an event. Place and effect are stored together: an event that comes
   * again, or late beside a newer one, finds its place taken and changes nothing.
   *
   * @return whether a score moved
   */
  boolean take(Event event, Challenge challenge, Participant participant) {
    // Read before the transaction that writes; what changes in between has an event of its own, and
    // that one comes after this.
    List<DayInput> now = measured.of(event.tenant(), participant, challenge.terms().rules());
    return transactions.<Boolean>inTenant(
        event.tenant(), tx -> write(tx, event, challenge, participant, now));
  }

  private boolean write(
      Transaction tx, Event event, Challenge stale, Participant reader, List<DayInput> inputs)
      throws SQLException {
    TenantId tenant = event.tenant();
    @Nullable Challenge challenge = new ChallengeTable(tx, tenant).held(stale.id()).orElse(null);
    ParticipantTable participants = new ParticipantTable(tx, tenant);
    @Nullable Participant participant =
        participants.locked(stale.id(), reader.account()).orElse(null);
    if (challenge == null
        || challenge.finalisedAt() != null
        || participant == null
        || participant.position() >= event.position()
        || !participant.countsFrom().equals(reader.countsFrom())
        || !consent.allows(
            tx,
            participant.account(),
            ChallengesPurpose.ID,
            ChallengesPurpose.KIND,
            ChallengesPurpose.RECIPIENT)) {
      return false;
    }
    Days days =
        new Days(
            new DayTable(tx, tenant, challenge.id(), participant.account()),
            new AppealTable(tx, tenant, challenge.id()).allowances(participant.account()));
    Scoring scoring = new Scoring(challenge.terms().rules());
    boolean late = !event.occurredAt().isBefore(challenge.terms().schedule().endsAt());
    boolean changed = days.replace(inputs, scoring, event.position(), late, clock.instant());
    long score = scoring.score(days.counted());
    participants.moved(participant, score, event.position(), changed ? clock.instant() : null);
    if (score == participant.score()) {
      return false;
    }
    outbox.append(
        tx,
        new Event(
            0,
            ChallengeEvents.SCORE_CHANGED,
            tenant,
            participant.account(),
            Map.of("challenge", challenge.id().toString()),
            clock.instant(),
            event.correlationId()));
    return true;
  }

  /** The stored days of one participant. */
  private static final class Days {
    private final DayTable table;
    private final Map<LocalDate, Allowance> allowances;
    private final Map<LocalDate, DayTable.Stored> stored = new TreeMap<>();
    private final Map<LocalDate, DayCount> counted = new TreeMap<>();

    private Days(DayTable table, Map<LocalDate, Allowance> allowances) throws SQLException {
      this.table = table;
      this.allowances = allowances;
      table.days().forEach(day -> stored.put(day.day().date(), day));
    }

    private List<DayCount> counted() {
      return new ArrayList<>(counted.values());
    }

    private boolean replace(
        List<DayInput> inputs, Scoring scoring, long position, boolean late, Instant at)
        throws SQLException {
      inputs.forEach(
          day ->
              counted.put(
                  day.date(),
                  scoring.count(day, allowances.getOrDefault(day.date(), Allowance.NONE))));
      stored
          .keySet()
          .forEach(
              date ->
                  counted.computeIfAbsent(date, gone -> scoring.count(new DayInput(gone, 0, 0))));
      boolean changed = false;
      for (DayCount day : counted.values()) {
        DayTable.@Nullable Stored before = stored.get(day.date());
        if (before == null || !before.day().equals(day)) {
          long points = before == null ? 0 : before.day().points();
          int entry = before == null ? 1 : before.entries() + 1;
          String reason = Reasons.of(before == null ? null : before.day(), day, late);
          table.write(day, entry, day.points() - points, reason, position, at);
          changed = true;
        }
      }
      return changed;
    }
  }
}
