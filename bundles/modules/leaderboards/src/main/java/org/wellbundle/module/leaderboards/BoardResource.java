package org.wellbundle.module.leaderboards;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.platform.http.Answers;
import org.wellbundle.platform.http.CurrentRequest;
import org.wellbundle.platform.http.Cursors;
import org.wellbundle.platform.http.Problem;

/** Boards, for those who take part. Nobody is told whose account a line is. */
@Path("/leaderboards")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(Permission.CHALLENGES_JOIN)
public final class BoardResource {
  private static final String LIST = "leaderboard";
  private static final int USUAL = 10;
  private static final int MOST = 100;

  private final Boards boards;
  private final CurrentRequest current;

  BoardResource(Boards boards, CurrentRequest current) {
    this.boards = boards;
    this.current = current;
  }

  /**
   * A part of a board.
   *
   * @param starts first local day that counts
   * @param ends last local day that counts
   * @param asOf everything committed until then is in it
   * @param movedAt when a score of the tenant moved last, null before the first one
   * @param provisional days still come in
   * @param participants lines of the board
   * @param me null without a day that counts
   * @param next cursor of the lines below, null at the end
   */
  public record Board(
      String scope,
      String metric,
      String unit,
      String period,
      LocalDate starts,
      LocalDate ends,
      OffsetDateTime asOf,
      @Nullable OffsetDateTime movedAt,
      boolean provisional,
      int participants,
      @Nullable Standing me,
      List<Row> rows,
      @Nullable String next) {}

  /**
   * Where the caller is.
   *
   * @param toNext missing to the score before, null for who leads
   * @param onBoard false for who takes part privately: the rank is what it would be
   */
  public record Standing(int rank, int score, @Nullable Integer toNext, boolean onBoard) {}

  /**
   * @param rank shared by equal scores: 1, 2, 2, 4
   * @param alias whether the name is made up for boards
   */
  public record Row(int rank, String name, boolean alias, int score, boolean me) {}

  /**
   * Why the caller has this rank.
   *
   * @param dailyCap more counts on no day
   * @param days the caller's own; raw = excluded + capped + counted
   */
  public record Explanation(
      String metric,
      String unit,
      String period,
      LocalDate starts,
      LocalDate ends,
      OffsetDateTime asOf,
      boolean provisional,
      int dailyCap,
      @Nullable Standing me,
      List<Day> days) {}

  /**
   * @param excluded typed in by hand
   * @param capped above the daily cap
   */
  public record Day(LocalDate date, int raw, int excluded, int capped, int counted) {}

  /** The top, what comes after a cursor, or the lines around the caller. */
  @GET
  @Path("{scope}")
  @Answers(
      problems = {
        "400 leaderboards.metric-unknown",
        "400 leaderboards.period-unknown",
        "400 leaderboards.around-unknown",
        "403 leaderboards.not-joined",
        "404 leaderboards.scope-unknown"
      })
  public Board board(
      @PathParam("scope") String scope,
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("period") @Nullable String period,
      @QueryParam("day") @Nullable String day,
      @QueryParam("around") @Nullable String around,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Principal who = current.principal();
    BoardKey key = Asked.key(who, scope, metric, period, day);
    Boards.Part part =
        new Boards.Part(
            Asked.aroundMe(around),
            Cursors.read(LIST, 1, cursor).map(fields -> Asked.place(fields.get(0))).orElse(0),
            Cursors.limit(limit, USUAL, MOST));
    Boards.View view = view(who, key, part);
    List<Boards.Shown> lines = view.lines();
    int after = lines.isEmpty() ? Integer.MAX_VALUE : lines.get(lines.size() - 1).place() + 1;
    return new Board(
        scope,
        key.metric().wireName(),
        key.metric().unit(),
        key.period().wireName(),
        key.starts(),
        key.ends(),
        view.asOf().atZone(who.timeZone()).toOffsetDateTime(),
        view.version().number() == 0
            ? null
            : view.version().movedAt().atZone(who.timeZone()).toOffsetDateTime(),
        Asked.isProvisional(who, key),
        view.participants(),
        standing(view),
        lines.stream()
            .map(one -> new Row(one.rank(), one.name(), one.alias(), one.score(), one.me()))
            .toList(),
        after < view.participants() ? Cursors.of(LIST, after) : null);
  }

  /** Day by day what counted for the caller, and what didn't. */
  @GET
  @Path("{scope}/mine")
  @Answers(
      problems = {
        "400 leaderboards.metric-unknown",
        "400 leaderboards.period-unknown",
        "403 leaderboards.not-joined",
        "404 leaderboards.scope-unknown"
      })
  public Explanation mine(
      @PathParam("scope") String scope,
      @QueryParam("metric") @Nullable String metric,
      @QueryParam("period") @Nullable String period,
      @QueryParam("day") @Nullable String day) {
    Principal who = current.principal();
    BoardKey key = Asked.key(who, scope, metric, period, day);
    Boards.View view = view(who, key, new Boards.Part(false, 0, 0));
    return new Explanation(
        key.metric().wireName(),
        key.metric().unit(),
        key.period().wireName(),
        key.starts(),
        key.ends(),
        view.asOf().atZone(who.timeZone()).toOffsetDateTime(),
        Asked.isProvisional(who, key),
        key.metric().dailyCap(),
        standing(view),
        view.days().stream()
            .map(one -> new Day(one.date(), one.raw(), one.excluded(), one.capped(), one.counted()))
            .toList());
  }

  private Boards.View view(Principal who, BoardKey key, Boards.Part part) {
    return boards
        .view(who, key, part)
        .orElseThrow(
            () ->
                new Problem(
                    403,
                    "leaderboards.not-joined",
                    "Only those who take part see the leaderboard. Join it first."));
  }

  private static @Nullable Standing standing(Boards.View view) {
    Boards.Mine mine = view.mine();
    return mine == null
        ? null
        : new Standing(mine.rank(), mine.score(), mine.toNext(), mine.onBoard());
  }
}
