package org.wellbundle.module.challenges;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.challenge.ChallengeEvents;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.event.Event;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.ChallengeTable;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.ParticipantTable;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.messaging.Outbox;
import org.wellbundle.platform.pictures.Pictures;

/** What becomes of teams after somebody joined: going over, and what a leader decides. */
public final class Teams {
  private final Transactions transactions;
  private final Pictures pictures;
  private final Outbox outbox;
  private final Clock clock;

  public Teams(Transactions transactions, Pictures pictures, Outbox outbox, Clock clock) {
    this.transactions = transactions;
    this.pictures = pictures;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Goes over to another team with all that counted. As long as one may join, for whoever leaves
   * and joins again could do the same.
   */
  public void change(
      Principal who,
      ChallengeId id,
      @Nullable Long team,
      @Nullable String newTeam,
      @Nullable String code,
      String correlationId) {
    Instant now = clock.instant();
    transactions.runInTenant(
        who.tenant(),
        tx -> {
          Challenge challenge = held(tx, who, id);
          Participant mine = mine(tx, who, id);
          if (Joining.closed(challenge, now) != null || !challenge.terms().teams().any()) {
            throw new Problem(
                409,
                "challenge.teams-settled",
                "Teams can't be changed any more: nobody can join this challenge now.");
          }
          Long before = mine.team();
          if (team != null && team.equals(before)) {
            return;
          }
          @Nullable Long after =
              TeamPlaces.find(tx, who, challenge, new TeamPlaces.Wanted(team, newTeam, code));
          if (after == null) {
            return;
          }
          new ParticipantTable(tx, who.tenant()).move(id, who.account(), after, newTeam != null);
          TeamPlaces.left(tx, who.tenant(), challenge, before, pictures);
          outbox.append(
              tx,
              new Event(
                  0,
                  ChallengeEvents.PARTICIPANTS_CHANGED,
                  who.tenant(),
                  who.account(),
                  Map.of("challenge", id.toString()),
                  now,
                  correlationId));
        });
  }

  /** The leader's. */
  public void describe(
      Principal who, ChallengeId id, long team, String name, boolean byInvitation) {
    leading(
        who,
        id,
        team,
        (tx, teams) -> {
          if (!teams.change(team, name, byInvitation)) {
            throw TeamPlaces.nameTaken();
          }
        });
  }

  /** The leader's: the old code opens nothing any more. */
  public void newCode(Principal who, ChallengeId id, long team) {
    leading(who, id, team, (tx, teams) -> teams.code(team, Codes.next()));
  }

  /** The leader's: somebody else leads from now on. */
  public void hand(Principal who, ChallengeId id, long team, long participant) {
    leading(
        who,
        id,
        team,
        (tx, teams) -> {
          boolean member =
              new ParticipantTable(tx, who.tenant())
                  .byNumber(id, participant)
                  .filter(each -> each.team() != null && each.team() == team)
                  .isPresent();
          if (!member) {
            throw new Problem(
                404, "challenge.member-unknown", "Nobody in this team has this number.");
          }
          teams.lead(team, participant);
        });
  }

  public Pictures.Outcome draw(byte[] file) {
    return pictures.draw(file);
  }

  /** The leader's; null takes it away. */
  public void show(Principal who, ChallengeId id, long team, Pictures.@Nullable Picture picture) {
    leading(
        who,
        id,
        team,
        (tx, teams) -> {
          Optional<Long> before = teams.find(team).map(TeamTable.Team::picture);
          teams.picture(
              team,
              picture == null
                  ? null
                  : (Long) pictures.store(tx, who.tenant(), who.account(), picture));
          if (before.isPresent()) {
            pictures.delete(tx, who.tenant(), before.get());
          }
        });
  }

  public Optional<Pictures.Stored> picture(
      Transaction tx, Principal who, TeamTable.Team team, Pictures.Size size) throws SQLException {
    Long picture = team.picture();
    return picture == null ? Optional.empty() : pictures.load(tx, who.tenant(), picture, size);
  }

  private interface Work {
    void run(Transaction tx, TeamTable teams) throws SQLException;
  }

  private void leading(Principal who, ChallengeId id, long team, Work work) {
    unlessTaken(
        who,
        tx -> {
          Challenge challenge = held(tx, who, id);
          TeamTable teams = new TeamTable(tx, who.tenant(), id);
          teams.lock(team);
          if (teams.find(team).isEmpty()) {
            throw TeamPlaces.unknown();
          }
          Participant mine = mine(tx, who, id);
          if (!mine.leader() || mine.team() == null || mine.team() != team) {
            throw new Problem(
                403, "challenge.leader-only", "Only who leads the team can change this.");
          }
          if (challenge.finalisedAt() != null) {
            throw new Problem(409, "challenge.over", "This challenge is over.");
          }
          work.run(tx, teams);
        });
  }

  /** Two leaders may give their teams one name at the same time. */
  private void unlessTaken(Principal who, Transactions.VoidWork work) {
    try {
      transactions.runInTenant(who.tenant(), work);
    } catch (DatabaseException e) {
      throw e.uniqueViolation() ? TeamPlaces.nameTaken() : e;
    }
  }

  private static Challenge held(Transaction tx, Principal who, ChallengeId id) throws SQLException {
    return new ChallengeTable(tx, who.tenant())
        .held(id)
        .filter(challenge -> challenge.openedAt() != null)
        .orElseThrow(Joining::unknown);
  }

  private static Participant mine(Transaction tx, Principal who, ChallengeId id)
      throws SQLException {
    return new ParticipantTable(tx, who.tenant())
        .locked(id, who.account())
        .orElseThrow(Joining::notJoined);
  }
}
