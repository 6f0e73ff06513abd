package org.wellbundle.module.challenges;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.pictures.Pictures;

/** Finds somebody a team: a new one, or one that has room and lets the person in. */
final class TeamPlaces {
  private TeamPlaces() {}

  /**
   * What somebody wants.
   *
   * @param team number of a team; null for a new one
   * @param newTeam name of a team to be made
   * @param code of a team that is by invitation
   */
  record Wanted(@Nullable Long team, @Nullable String newTeam, @Nullable String code) {}

  /** The team, kept from filling up until the transaction ends; null where there are no teams. */
  static @Nullable Long find(Transaction tx, Principal who, Challenge challenge, Wanted wanted)
      throws SQLException {
    if (!challenge.terms().teams().any()) {
      return null;
    }
    TeamTable teams = new TeamTable(tx, who.tenant(), challenge.id());
    String name = wanted.newTeam();
    if (name != null) {
      return teams.insert(name, Codes.next()).orElseThrow(TeamPlaces::nameTaken);
    }
    Long id = wanted.team();
    if (id == null) {
      throw new Problem(400, "challenge.team-missing", "Choose a team, or name a new one.");
    }
    teams.lock(id);
    TeamTable.Team team = teams.find(id).orElseThrow(TeamPlaces::unknown);
    if (team.members() >= challenge.terms().teams().most()) {
      throw new Problem(409, "challenge.team-full", "This team is full. Choose another one.");
    }
    if (!team.admits(wanted.code())) {
      throw new Problem(
          403,
          "challenge.team-invitation-needed",
          "This team is for those it invited. Ask one of its members for the link.");
    }
    return id;
  }

  /** Who left it, left it to the others. */
  static void left(
      Transaction tx, TenantId tenant, Challenge challenge, @Nullable Long team, Pictures pictures)
      throws SQLException {
    if (team == null) {
      return;
    }
    TeamTable teams = new TeamTable(tx, tenant, challenge.id());
    @Nullable Long picture = teams.find(team).map(TeamTable.Team::picture).orElse(null);
    teams.left(team);
    if (picture != null && teams.find(team).isEmpty()) {
      pictures.delete(tx, tenant, picture);
    }
  }

  static Problem nameTaken() {
    return new Problem(409, "challenge.team-name-taken", "Another team has this name already.");
  }

  static Problem unknown() {
    return new Problem(404, "challenge.team-unknown", "This team is gone. Choose another one.");
  }
}
