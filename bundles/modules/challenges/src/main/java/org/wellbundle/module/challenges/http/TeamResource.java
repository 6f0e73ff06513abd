package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.Announcing;
import org.wellbundle.module.challenges.Teams;
import org.wellbundle.module.challenges.http.Views.Line;
import org.wellbundle.module.challenges.http.Views.TeamView;
import org.wellbundle.module.challenges.scoring.Places.Placed;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.module.challenges.store.TeamTable;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.pictures.PictureAnswers;
import org.wellbundle.platform.pictures.Pictures;

/** One team: who is in it and how far, and what its leader decides. */
@Path("/challenges/{id}/teams/{team}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class TeamResource {
  private final Reading reading;
  private final Teams teams;
  private final Announcing announcing;
  private final CurrentRequest current;

  TeamResource(Reading reading, Teams teams, Announcing announcing, CurrentRequest current) {
    this.reading = reading;
    this.teams = teams;
    this.announcing = announcing;
    this.current = current;
  }

  /**
   * How a team is to be.
   *
   * @param byInvitation only who has its code may join
   */
  public record Description(@Nullable String name, @Nullable Boolean byInvitation) {}

  /**
   * Who is to lead.
   *
   * @param member number of a line of the team
   */
  public record NewLeader(@Nullable String member) {}

  /** The team's members, as everybody who takes part sees them. */
  @GET
  @Answers(
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "403 challenge.participants-only"
      })
  public TeamView team(@PathParam("id") String id, @PathParam("team") String number) {
    Principal who = current.principal();
    long team = number(number);
    return reading.inside(
        who, id, (tx, challenge, participant) -> view(tx, who, challenge, participant, team));
  }

  private TeamView view(
      Transaction tx, Principal who, Challenge challenge, Participant participant, long number)
      throws SQLException {
    TeamTable.Team team = find(tx, who, challenge, number);
    Standings standings = new Standings(tx, who.tenant(), challenge);
    int missing = Math.max(0, challenge.terms().leastPeople() - standings.extent().lines());
    boolean shown = standings.shownTo(who.account());
    @Nullable Placed<Standings.TeamLine> placed =
        shown
            ? standings.teams().stream()
                .filter(each -> each.who().team() == number)
                .findFirst()
                .orElse(null)
            : null;
    Long own = participant.team();
    boolean mine = own != null && own == number;
    List<Line> lines =
        shown
            ? standings.inside(number).stream()
                .map(line -> StandingsResource.view(line, who))
                .toList()
            : List.of();
    return new TeamView(
        ParticipantsResource.team(challenge, team, shown),
        challenge.state(reading.now()),
        challenge.terms().rules().unit(),
        missing,
        placed == null || placed.place() == Standings.NO_PLACE ? null : placed.place(),
        placed == null ? null : Thousandths.shown(placed.who().score()),
        mine,
        mine && participant.leader(),
        mine ? team.code() : null,
        lines);
  }

  /** The leader's: name, and who may join. */
  @PUT
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "404 challenge.not-joined",
        "403 challenge.leader-only",
        "400 challenge.team-name-invalid",
        "409 challenge.team-name-taken",
        "409 challenge.over"
      })
  public void describe(
      @PathParam("id") String id,
      @PathParam("team") String team,
      @Nullable Description description) {
    Principal who = current.principal();
    String name =
        ParticipantsResource.teamName(
            description == null || description.name() == null ? "" : description.name());
    boolean byInvitation = description != null && Boolean.TRUE.equals(description.byInvitation());
    teams.describe(who, Reading.id(id), number(team), name == null ? "" : name, byInvitation);
    announcing.changed(who.tenant());
  }

  /** The leader's: a new code; the old one opens nothing any more. */
  @POST
  @Path("code")
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "404 challenge.not-joined",
        "403 challenge.leader-only",
        "409 challenge.over"
      })
  public void newCode(@PathParam("id") String id, @PathParam("team") String team) {
    teams.newCode(current.principal(), Reading.id(id), number(team));
    announcing.changed(current.principal().tenant());
  }

  /** The leader's: somebody else leads. */
  @PUT
  @Path("leader")
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "404 challenge.not-joined",
        "404 challenge.member-unknown",
        "403 challenge.leader-only",
        "409 challenge.over"
      })
  public void hand(
      @PathParam("id") String id, @PathParam("team") String team, @Nullable NewLeader leader) {
    String member = leader == null || leader.member() == null ? "" : leader.member();
    long number = member.matches("[0-9]{1,18}") ? Long.parseLong(member) : -1;
    teams.hand(current.principal(), Reading.id(id), number(team), number);
    announcing.changed(current.principal().tenant());
  }

  /** The leader's. The picture is the body itself, JPEG or PNG, 8 MB at most. */
  @PUT
  @Path("picture")
  @Consumes({"image/jpeg", "image/png"})
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "404 challenge.not-joined",
        "403 challenge.leader-only",
        "409 challenge.over",
        "413 picture.too-large",
        "422 picture.kind",
        "422 picture.broken",
        "422 picture.ratio",
        "422 picture.too-small"
      })
  public void show(@PathParam("id") String id, @PathParam("team") String team, InputStream body) {
    byte[] file =
        PictureAnswers.read(body)
            .orElseThrow(
                () ->
                    new Problem(
                        413, "picture.too-large", "Choose a picture of at most 8 megabytes."));
    Pictures.Outcome outcome = teams.draw(file);
    if (outcome instanceof Pictures.Refused refused) {
      throw new Problem(422, refused.code(), refused.message());
    }
    if (outcome instanceof Pictures.Drawn drawn) {
      teams.show(current.principal(), Reading.id(id), number(team), drawn.picture());
      announcing.changed(current.principal().tenant());
    }
  }

  /** Of a team everybody sees who may join. */
  @GET
  @Path("picture")
  @Produces({"image/jpeg", "image/png"})
  @Answers(
      type = "image/jpeg",
      problems = {"404 picture.none", "404 challenge.unknown", "404 challenge.team-unknown"})
  public Response picture(
      @PathParam("id") String id,
      @PathParam("team") String team,
      @QueryParam("size") @Nullable String size,
      @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
    Principal who = current.principal();
    long number = number(team);
    return reading
        .opened(
            who,
            id,
            (tx, challenge) ->
                teams.picture(tx, who, find(tx, who, challenge, number), PictureAnswers.size(size)))
        .map(picture -> PictureAnswers.of(picture, ifNoneMatch))
        .orElseThrow(() -> new Problem(404, "picture.none", "There is no picture."));
  }

  /** The leader's. */
  @DELETE
  @Path("picture")
  @Answers(
      status = 204,
      problems = {
        "404 challenge.unknown",
        "404 challenge.team-unknown",
        "404 challenge.not-joined",
        "403 challenge.leader-only",
        "409 challenge.over"
      })
  public void hide(@PathParam("id") String id, @PathParam("team") String team) {
    teams.show(current.principal(), Reading.id(id), number(team), null);
    announcing.changed(current.principal().tenant());
  }

  /** Address of a team's picture; a new picture has a new one. */
  static @Nullable String picture(Challenge challenge, TeamTable.Team team) {
    return team.picture() == null
        ? null
        : "/api/v1/challenges/"
            + challenge.id()
            + "/teams/"
            + team.id()
            + "/picture?v="
            + team.picture();
  }

  private static TeamTable.Team find(Transaction tx, Principal who, Challenge challenge, long team)
      throws SQLException {
    return new TeamTable(tx, who.tenant(), challenge.id())
        .find(team)
        .orElseThrow(TeamResource::unknown);
  }

  static long number(String team) {
    if (!team.matches("[0-9]{1,18}")) {
      throw unknown();
    }
    return Long.parseLong(team);
  }

  private static Problem unknown() {
    return new Problem(404, "challenge.team-unknown", "This team is gone. Choose another one.");
  }
}
