package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.challenge.ChallengeEvents;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.challenge.ChallengeState;
import org.wellbundle.api.consent.AuditEntry;
import org.wellbundle.api.event.Event;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.pictures.Pictures;
import org.wellbundle.platform.privacy.AuditLog;

/** Coming in and leaving. */
public final class Joining {
  private final Transactions transactions;
  private final Sharing sharing;
  private final Pictures pictures;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  public Joining(
      Transactions transactions,
      Sharing sharing,
      Pictures pictures,
      Outbox outbox,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.sharing = sharing;
    this.pictures = pictures;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody who joins decides.
   *
   * @param name as others will see it
   * @param alias whether the name was made up for this challenge
   * @param team number of a team; null for none, or a new one
   * @param newTeam name of a team to be made
   * @param teamCode of a team that is by invitation
   * @param invitation what an invited person was given
   * @param history whether days before joining count
   * @param agreed version of the notice that was read beside the button; null when none was
   */
  public record Wish(
      String name,
      boolean alias,
      @Nullable Long team,
      @Nullable String newTeam,
      @Nullable String teamCode,
      @Nullable String invitation,
      boolean history,
      @Nullable Integer agreed) {}

  /** Whether somebody may come in now; else the code that says why not. */
  public static @Nullable String closed(Challenge challenge, Instant now) {
    ChallengeState state = challenge.state(now);
    boolean open =
        state == ChallengeState.OPEN
            || state == ChallengeState.RUNNING && challenge.terms().lateJoining();
    return open ? null : state == ChallengeState.RUNNING ? "challenge.started" : "challenge.over";
  }

  public void join(Principal who, ChallengeId id, Wish wish, String correlationId) {
    try {
      joinOnce(who, id, wish, correlationId);
    } catch (DatabaseException e) {
      // two of one name at the same time
      throw e.uniqueViolation() && wish.alias() ? aliasTaken() : e;
    }
  }

  private void joinOnce(Principal who, ChallengeId id, Wish wish, String correlationId) {
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          Challenge challenge = held(tx, who, id);
          check(challenge, wish, now);
          ParticipantTable participants = new ParticipantTable(tx, who.tenant());
          if (wish.alias() && participants.named(id, wish.name())) {
            throw aliasTaken();
          }
          @Nullable Long team =
              TeamPlaces.find(
                  tx,
                  who,
                  challenge,
                  new TeamPlaces.Wanted(wish.team(), wish.newTeam(), wish.teamCode()));
          ParticipantTable.Joining joining =
              new ParticipantTable.Joining(
                  who.account(),
                  who.mainProfile(),
                  team,
                  team != null && wish.newTeam() != null,
                  wish.name(),
                  wish.alias(),
                  countsFrom(who, challenge, wish, now));
          if (!participants.join(id, joining, now)) {
            throw new Problem(409, "challenge.already-joined", "You are in this challenge.");
          }
          sharing.agree(tx, who, wish.agreed(), correlationId);
          tell(tx, who, id, ChallengesEvents.RECOUNT, now, correlationId);
          tell(tx, who, id, ChallengeEvents.PARTICIPANTS_CHANGED, now, correlationId);
          record(tx, who, id, "challenge.joined", correlationId);
        });
  }

  /** Takes back what others see, with all that counted. */
  public void leave(Principal who, ChallengeId id, String correlationId) {
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          Challenge challenge = held(tx, who, id);
          if (challenge.finalisedAt() != null) {
            throw new Problem(
                409,
                "challenge.over",
                "This challenge is over, and its places are final. To be seen no more, take back"
                    + " the consent in the privacy centre.");
          }
          ParticipantTable participants = new ParticipantTable(tx, who.tenant());
          @Nullable Long team =
              participants.locked(id, who.account()).orElseThrow(Joining::notJoined).team();
          participants.leave(id, who.account(), now);
          TeamPlaces.left(tx, who.tenant(), challenge, team, pictures);
          tell(tx, who, id, ChallengeEvents.PARTICIPANTS_CHANGED, now, correlationId);
          record(tx, who, id, "challenge.left", correlationId);
        });
  }

  private static Challenge held(Transaction tx, Principal who, ChallengeId id) throws SQLException {
    return new ChallengeTable(tx, who.tenant())
        .held(id)
        .filter(challenge -> challenge.openedAt() != null)
        .orElseThrow(Joining::unknown);
  }

  static Problem notJoined() {
    return new Problem(404, "challenge.not-joined", "You aren't in this challenge.");
  }

  private static Problem aliasTaken() {
    return new Problem(
        409, "challenge.alias-taken", "Somebody in this challenge has this name. Choose another.");
  }

  /** For what isn't there, or isn't to be seen yet. */
  public static Problem unknown() {
    return new Problem(
        404, "challenge.unknown", "There is no such challenge. See the list of challenges.");
  }

  private static void check(Challenge challenge, Wish wish, Instant now) {
    String closed = closed(challenge, now);
    if (closed != null) {
      throw new Problem(
          409,
          closed,
          closed.equals("challenge.over")
              ? "This challenge is over."
              : "This challenge has begun, and its rules let nobody in later.");
    }
    String invitation = challenge.terms().invitation();
    if (invitation != null && !invitation.equalsIgnoreCase(wish.invitation())) {
      throw new Problem(
          403,
          "challenge.invitation-needed",
          "This challenge is for those who were invited. Enter the code you were given.");
    }
  }

  private static LocalDate countsFrom(Principal who, Challenge challenge, Wish wish, Instant now) {
    LocalDate first = challenge.terms().rules().from();
    LocalDate today = now.atZone(who.timeZone()).toLocalDate();
    return wish.history() || today.isBefore(first) ? first : today;
  }

  private void tell(
      Transaction tx, Principal who, ChallengeId id, String type, Instant now, String correlation) {
    outbox.append(
        tx,
        new Event(
            0,
            type,
            who.tenant(),
            who.account(),
            Map.of("challenge", id.toString()),
            now,
            correlation));
  }

  private void record(
      Transaction tx, Principal who, ChallengeId id, String action, String correlationId) {
    audit.append(
        tx,
        AuditEntry.own(action, who.account(), Map.of("challenge", id.toString()), correlationId));
  }
}
