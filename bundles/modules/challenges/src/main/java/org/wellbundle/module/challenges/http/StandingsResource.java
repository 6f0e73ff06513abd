package org.wellbundle.module.challenges.http;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.module.challenges.http.Views.Line;
import org.wellbundle.module.challenges.http.Views.StandingsPage;
import org.wellbundle.module.challenges.http.Views.TeamRef;
import org.wellbundle.module.challenges.http.Views.TeamStandings;
import org.wellbundle.module.challenges.scoring.Places.Placed;
import org.wellbundle.module.challenges.scoring.Thousandths;
import org.wellbundle.module.challenges.store.Challenge;
import org.wellbundle.module.challenges.store.Participant;
import org.wellbundle.module.challenges.store.Standings;
import org.wellbundle.platform.database.Transaction;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

/** Who stands where, for those who take part. */
@Path("/challenges/{id}/standings")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class StandingsResource {
  private static final String LIST = "challenge-standings";

  private final Reading reading;
  private final CurrentRequest current;

  StandingsResource(Reading reading, CurrentRequest current) {
    this.reading = reading;
    this.current = current;
  }

  /**
   * From the top, or around the reader.
   *
   * @param around {@code me} for the page that has the reader in the middle
   */
  @GET
  @Answers(
      problems = {
        "404 challenge.unknown",
        "403 challenge.participants-only",
        "400 standings.around-invalid",
        "400 cursor.invalid",
        "400 limit.invalid"
      })
  public StandingsPage standings(
      @PathParam("id") String id,
      @QueryParam("around") @Nullable String around,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Principal who = current.principal();
    int rows = Cursors.limit(limit, 20, 100);
    long after = Cursors.read(LIST, 1, cursor).map(fields -> line(fields.get(0))).orElse(0L);
    if (around != null && !around.equals("me")) {
      throw new Problem(400, "standings.around-invalid", "Only around=me is possible.");
    }
    return reading.inside(
        who,
        id,
        (tx, challenge, participant) ->
            page(tx, who, challenge, new Asked(around != null, rows, after)));
  }

  private record Asked(boolean aroundMe, int rows, long after) {}

  private StandingsPage page(Transaction tx, Principal who, Challenge challenge, Asked asked)
      throws SQLException {
    Standings standings = new Standings(tx, who.tenant(), challenge);
    Standings.Extent extent = standings.extent();
    Standings.@Nullable Line mine = standings.of(who.account()).orElse(null);
    int missing = Math.max(0, challenge.terms().leastPeople() - extent.lines());
    long first =
        asked.aroundMe() && mine != null
            ? Math.max(1, mine.line() - asked.rows() / 2)
            : asked.after() + 1;
    long last = first + asked.rows() - 1;
    // Whoever took the consent back sees nobody either: it is given both ways or not at all.
    List<Standings.Line> lines =
        mine == null ? List.of() : missing > 0 ? List.of(mine) : standings.lines(first, last);
    return new StandingsPage(
        challenge.state(reading.now()),
        challenge.terms().rules().unit(),
        Reading.atOrNull(extent.movedAt(), who.timeZone()),
        extent.lines(),
        missing,
        mine == null ? null : view(mine, who),
        lines.stream().map(each -> view(each, who)).toList(),
        missing > 0 || last >= extent.lines() ? null : Cursors.of(LIST, last));
  }

  /** Teams, where there are any. */
  @GET
  @Path("teams")
  @Answers(problems = {"404 challenge.unknown", "403 challenge.participants-only"})
  public TeamStandings teams(@PathParam("id") String id) {
    Principal who = current.principal();
    return reading.inside(
        who, id, (tx, challenge, participant) -> teams(tx, who, challenge, participant));
  }

  private TeamStandings teams(
      Transaction tx, Principal who, Challenge challenge, Participant participant)
      throws SQLException {
    Standings standings = new Standings(tx, who.tenant(), challenge);
    boolean shown = challenge.terms().teams().any() && standings.shownTo(who.account());
    Long mine = participant.team();
    return new TeamStandings(
        challenge.state(reading.now()),
        challenge.terms().rules().unit(),
        shown ? standings.teams().stream().map(each -> view(each, mine)).toList() : List.of());
  }

  static Line view(Standings.Line line, Principal who) {
    Long team = line.team();
    String teamName = line.teamName();
    return new Line(
        Long.toString(line.id()),
        line.place(),
        line.name(),
        team == null || teamName == null ? null : new TeamRef(Long.toString(team), teamName),
        Thousandths.shown(line.score()),
        line.account().equals(who.account()));
  }

  private static TeamStandings.TeamLine view(
      Placed<Standings.TeamLine> placed, @Nullable Long mine) {
    Standings.TeamLine team = placed.who();
    return new TeamStandings.TeamLine(
        Long.toString(team.team()),
        placed.place() == Standings.NO_PLACE ? null : placed.place(),
        team.name(),
        team.members(),
        Thousandths.shown(team.score()),
        mine != null && mine == team.team());
  }

  private static long line(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw Cursors.invalid();
    }
    return Long.parseLong(text);
  }
}
