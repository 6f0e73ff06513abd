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
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.privacy.AuditLog;

/** Coming in and leaving. */
public final class Joining {
  private final Transactions transactions;
  private final Sharing sharing;
  private final Outbox outbox;
  private final AuditLog audit;
  private final Clock clock;

  public Joining(
      Transactions transactions, Sharing sharing, Outbox outbox, AuditLog audit, Clock clock) {
    this.transactions = transactions;
    this.sharing = sharing;
    this.outbox = outbox;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What somebody who joins decides.
   *
   * @param name as others will see it
   * @param team number of a team; null for none, or a new one
   * @param newTeam name of a team to be made
   * @param invitation what an invited person was given
   * @param history whether days before joining count
   * @param agreed version of the notice that was read beside the button; null when none was
   */
  public record Wish(
      String name,
      @Nullable Long team,
      @Nullable String newTeam,
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
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          Challenge challenge = held(tx, who, id);
          check(challenge, wish, now);
          @Nullable Long team = team(tx, who, challenge, wish);
          ParticipantTable.Joining joining =
              new ParticipantTable.Joining(
                  who.account(),
                  who.mainProfile(),
                  team,
                  wish.newTeam() != null,
                  wish.name(),
                  countsFrom(who, challenge, wish, now));
          if (!new ParticipantTable(tx, who.tenant()).join(id, joining, now)) {
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
              participants
                  .locked(id, who.account())
                  .orElseThrow(
                      () ->
                          new Problem(404, "challenge.not-joined", "You aren't in this challenge."))
                  .team();
          participants.leave(id, who.account(), now);
          if (team != null) {
            new TeamTable(tx, who.tenant(), id).left(team);
          }
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

  private static @Nullable Long team(Transaction tx, Principal who, Challenge challenge, Wish wish)
      throws SQLException {
    if (!challenge.terms().teams().any()) {
      return null;
    }
    TeamTable teams = new TeamTable(tx, who.tenant(), challenge.id());
    String name = wish.newTeam();
    if (name != null) {
      return teams
          .insert(name)
          .orElseThrow(
              () ->
                  new Problem(
                      409, "challenge.team-name-taken", "Another team has this name already."));
    }
    Long id = wish.team();
    if (id == null) {
      throw new Problem(400, "challenge.team-missing", "Choose a team, or name a new one.");
    }
    teams.lock(id);
    TeamTable.Team team =
        teams
            .find(id)
            .orElseThrow(
                () ->
                    new Problem(
                        404, "challenge.team-unknown", "This team is gone. Choose another one."));
    if (team.members() >= challenge.terms().teams().most()) {
      throw new Problem(409, "challenge.team-full", "This team is full. Choose another one.");
    }
    return id;
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
