package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountContacts;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.Announcing;
import org.wellbundle.module.challenges.Joining;
import org.wellbundle.module.challenges.Teams;
import org.wellbundle.module.challenges.http.Views.ChallengeView;
import org.wellbundle.module.challenges.http.Views.TeamList;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;

/** Joining and leaving. */
@Path("/challenges/{id}/participants")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class ParticipantsResource {
  private static final int LONGEST_NAME = 40;

  private final Reading reading;
  private final Joining joining;
  private final Teams teams;
  private final Announcing announcing;
  private final AccountContacts contacts;
  private final CurrentRequest current;

  ParticipantsResource(
      Reading reading,
      Joining joining,
      Teams teams,
      Announcing announcing,
      AccountContacts contacts,
      CurrentRequest current) {
    this.reading = reading;
    this.joining = joining;
    this.teams = teams;
    this.announcing = announcing;
    this.contacts = contacts;
    this.current = current;
  }

  /**
   * How one joins.
   *
   * @param team number of a team, where there are teams
   * @param newTeam name of a team to be made instead
   * @param invitation the code, where one is needed
   * @param history true to let days before joining count, too
   * @param agreed version of the notice that was shown beside the button, as the preview tells it;
   *     joining is the yes to it
   * @param alias a name for this challenge instead of the reader's own
   * @param teamCode the code of a team that is by invitation
   */
  public record Wish(
      @Nullable String team,
      @Nullable String newTeam,
      @Nullable String invitation,
      @Nullable Boolean history,
      @Nullable Integer agreed,
      @Nullable String alias,
      @Nullable String teamCode) {
    @Override
    public String toString() {
      return "Wish[]";
    }
  }

  /**
   * Another team.
   *
   * @param team its number
   * @param newTeam name of a team to be made instead
   * @param teamCode where it is by invitation
   */
  public record OtherTeam(
      @Nullable String team, @Nullable String newTeam, @Nullable String teamCode) {}

  /** Joins as what the preview showed. */
  @POST
  @Answers(
      status = 201,
      body = ChallengeView.class,
      problems = {
        "404 challenge.unknown",
        "409 challenge.started",
        "409 challenge.over",
        "409 challenge.already-joined",
        "409 challenge.consent-missing",
        "403 challenge.invitation-needed",
        "400 challenge.team-missing",
        "400 challenge.team-name-invalid",
        "404 challenge.team-unknown",
        "409 challenge.team-full",
        "409 challenge.team-name-taken",
        "403 challenge.team-invitation-needed",
        "400 challenge.alias-invalid",
        "409 challenge.alias-taken"
      })
  public Response join(@PathParam("id") String id, @Nullable Wish wish) {
    Principal who = current.principal();
    Wish sure = wish == null ? new Wish(null, null, null, null, null, null, null) : wish;
    @Nullable String alias = Names.alias(sure.alias());
    joining.join(
        who,
        Reading.id(id),
        new Joining.Wish(
            alias == null ? Names.of(contacts, who) : alias,
            alias != null,
            team(sure.team()),
            teamName(sure.newTeam()),
            stripped(sure.teamCode()),
            stripped(sure.invitation()),
            Boolean.TRUE.equals(sure.history()),
            sure.agreed()),
        current.correlationId());
    announcing.changed(who.tenant());
    ChallengeView view =
        reading.opened(who, id, (tx, challenge) -> reading.view(tx, who, challenge));
    return Response.status(201).entity(view).build();
  }

  /** Leaves: out of the standings at once. Joining again later counts from then on. */
  @DELETE
  @Path("me")
  @Answers(
      status = 204,
      problems = {"404 challenge.unknown", "404 challenge.not-joined", "409 challenge.over"})
  public void leave(@PathParam("id") String id) {
    Principal who = current.principal();
    joining.leave(who, Reading.id(id), current.correlationId());
    announcing.changed(who.tenant());
  }

  /** Goes over to another team, as long as one may join. */
  @PUT
  @Path("me/team")
  @Answers(
      problems = {
        "404 challenge.unknown",
        "404 challenge.not-joined",
        "409 challenge.teams-settled",
        "400 challenge.team-missing",
        "400 challenge.team-name-invalid",
        "404 challenge.team-unknown",
        "409 challenge.team-full",
        "409 challenge.team-name-taken",
        "403 challenge.team-invitation-needed"
      })
  public ChallengeView changeTeam(@PathParam("id") String id, @Nullable OtherTeam other) {
    Principal who = current.principal();
    OtherTeam sure = other == null ? new OtherTeam(null, null, null) : other;
    teams.change(
        who,
        Reading.id(id),
        team(sure.team()),
        teamName(sure.newTeam()),
        stripped(sure.teamCode()),
        current.correlationId());
    announcing.changed(who.tenant());
    return reading.opened(who, id, (tx, challenge) -> reading.view(tx, who, challenge));
  }

  /** Teams one may join. Who leads them is told to those who may see the others. */
  @GET
  @Path("teams")
  @Answers(problems = "404 challenge.unknown")
  public TeamList teams(@PathParam("id") String id) {
    Principal who = current.principal();
    return reading.opened(
        who,
        id,
        (tx, challenge) -> {
          boolean seesOthers = new Standings(tx, who.tenant(), challenge).shownTo(who.account());
          return new TeamList(
              new TeamTable(tx, who.tenant(), challenge.id())
                  .all().stream().map(team -> team(challenge, team, seesOthers)).toList());
        });
  }

  static TeamList.Team team(Challenge challenge, TeamTable.Team team, boolean withLeader) {
    return new TeamList.Team(
        Long.toString(team.id()),
        team.name(),
        team.members(),
        team.members() >= challenge.terms().teams().most(),
        withLeader ? team.leader() : null,
        team.byInvitation(),
        TeamResource.picture(challenge, team));
  }

  private static @Nullable String stripped(@Nullable String text) {
    return text == null ? null : text.strip();
  }

  private static @Nullable Long team(@Nullable String id) {
    return id == null ? null : (Long) TeamResource.number(id);
  }

  static @Nullable String teamName(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String stripped = name.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
      throw new Problem(
          400,
          "challenge.team-name-invalid",
          "Give the team a name of at most " + LONGEST_NAME + " characters.");
    }
    return stripped;
  }
}
