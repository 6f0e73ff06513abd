package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.wellbundle.module.challenges.http.Views.ChallengeView;
import org.wellbundle.module.challenges.http.Views.TeamList;
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
  private final Announcing announcing;
  private final AccountContacts contacts;
  private final CurrentRequest current;

  ParticipantsResource(
      Reading reading,
      Joining joining,
      Announcing announcing,
      AccountContacts contacts,
      CurrentRequest current) {
    this.reading = reading;
    this.joining = joining;
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
   */
  public record Wish(
      @Nullable String team,
      @Nullable String newTeam,
      @Nullable String invitation,
      @Nullable Boolean history,
      @Nullable Integer agreed) {}

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
        "409 challenge.team-name-taken"
      })
  public Response join(@PathParam("id") String id, @Nullable Wish wish) {
    Principal who = current.principal();
    Wish sure = wish == null ? new Wish(null, null, null, null, null) : wish;
    joining.join(
        who,
        Reading.id(id),
        new Joining.Wish(
            Names.of(contacts, who),
            team(sure.team()),
            teamName(sure.newTeam()),
            sure.invitation() == null ? null : sure.invitation().strip(),
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

  /** Teams one may join. */
  @GET
  @Path("teams")
  @Answers(problems = "404 challenge.unknown")
  public TeamList teams(@PathParam("id") String id) {
    Principal who = current.principal();
    return reading.opened(
        who,
        id,
        (tx, challenge) ->
            new TeamList(
                new TeamTable(tx, who.tenant(), challenge.id())
                    .all().stream()
                        .map(team -> team(team, challenge.terms().teams().most()))
                        .toList()));
  }

  static TeamList.Team team(TeamTable.Team team, int most) {
    return new TeamList.Team(
        Long.toString(team.id()),
        team.name(),
        team.members(),
        team.members() >= most,
        team.leader());
  }

  private static @Nullable Long team(@Nullable String id) {
    if (id == null) {
      return null;
    }
    if (!id.matches("[0-9]{1,18}")) {
      throw new Problem(404, "challenge.team-unknown", "This team is gone. Choose another one.");
    }
    return Long.valueOf(id);
  }

  private static @Nullable String teamName(@Nullable String name) {
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
