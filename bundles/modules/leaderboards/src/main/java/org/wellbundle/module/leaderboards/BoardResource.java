package org.wellbundle.module.leaderboards;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.Permission;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.account.RequiresPermission;
import org.wellbundle.api.challenge.ChallengeBoards;
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
  private final Friends friends;
  private final ChallengeScopes challenges;
  private final CurrentRequest current;

  BoardResource(
      Boards boards, Friends friends, ChallengeScopes challenges, CurrentRequest current) {
    this.boards = boards;
    this.friends = friends;
    this.challenges = challenges;
    this.current = current;
  }

  /**
   * A part of a board.
   *
   * @param period {@code week}, {@code month}, or {@code challenge} for all of its days
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
  public record Standing(
      int rank, BigDecimal score, @Nullable BigDecimal toNext, boolean onBoard) {}

  /**
   * @param rank shared by equal scores: 1, 2, 2, 4
   * @param alias whether the name is made up for boards
   */
  public record Row(int rank, String name, boolean alias, BigDecimal score, boolean me) {}

  /**
   * Why the caller has this rank.
   *
   * @param dailyCap more counts on no day; null where a challenge's own rules say
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
      @Nullable Integer dailyCap,
      @Nullable Standing me,
      List<Day> days) {}

  /**
   * @param excluded typed in by hand
   * @param capped above the daily cap
   */
  public record Day(
      LocalDate date, BigDecimal raw, BigDecimal excluded, BigDecimal capped, BigDecimal counted) {}

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
    Boards.Part part =
        new Boards.Part(
            Asked.aroundMe(around),
            Cursors.read(LIST, 1, cursor).map(fields -> Asked.place(fields.get(0))).orElse(0),
            Cursors.limit(limit, USUAL, MOST));
    Scope wanted = Asked.scope(scope);
    if (wanted instanceof Scope.Challenge challenge) {
      return ChallengeAnswers.board(scope, challenge, seen(who, challenge), part, who.timeZone());
    }
    BoardKey key = Asked.key(who, metric, period, day);
    return wanted instanceof Scope.Friends
        ? ofFriends(who, key, part)
        : ofEverybody(who, key, part);
  }

  private Board ofEverybody(Principal who, BoardKey key, Boards.Part part) {
    Boards.View view = view(who, key, part);
    List<Boards.Shown> lines = view.lines();
    int after = lines.isEmpty() ? Integer.MAX_VALUE : lines.get(lines.size() - 1).place() + 1;
    return board(
        who,
        Scope.TENANT,
        key,
        view,
        view.participants(),
        standing(view),
        lines.stream()
            .map(
                one ->
                    new Row(
                        one.rank(),
                        one.name(),
                        one.alias(),
                        BigDecimal.valueOf(one.score()),
                        one.me()))
            .toList(),
        after);
  }

  private Board ofFriends(Principal who, BoardKey key, Boards.Part part) {
    Ranked ranked = friends.board(who, key).orElseThrow(BoardResource::notJoined);
    Boards.View view = view(who, key, new Boards.Part(false, 0, 0));
    return board(
        who,
        Scope.FRIENDS,
        key,
        view,
        ranked.rows().size(),
        ranked.mine(),
        ranked.page(part),
        ranked.first(part) + part.most());
  }

  private static Board board(
      Principal who,
      String scope,
      BoardKey key,
      Boards.View view,
      int participants,
      @Nullable Standing me,
      List<Row> rows,
      int after) {
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
        participants,
        me,
        rows,
        next(after, participants));
  }

  static @Nullable String next(int after, int participants) {
    return after < participants ? Cursors.of(LIST, after) : null;
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
    Scope wanted = Asked.scope(scope);
    if (wanted instanceof Scope.Challenge challenge) {
      return ChallengeAnswers.explanation(challenge, seen(who, challenge), who.timeZone());
    }
    BoardKey key = Asked.key(who, metric, period, day);
    Boards.View view = view(who, key, new Boards.Part(false, 0, 0));
    @Nullable Standing mine =
        wanted instanceof Scope.Friends
            ? friends.board(who, key).map(Ranked::mine).orElse(null)
            : standing(view);
    return new Explanation(
        key.metric().wireName(),
        key.metric().unit(),
        key.period().wireName(),
        key.starts(),
        key.ends(),
        view.asOf().atZone(who.timeZone()).toOffsetDateTime(),
        Asked.isProvisional(who, key),
        key.metric().dailyCap(),
        mine,
        view.days().stream()
            .map(
                one ->
                    new Day(
                        one.date(),
                        BigDecimal.valueOf(one.raw()),
                        BigDecimal.valueOf(one.excluded()),
                        BigDecimal.valueOf(one.capped()),
                        BigDecimal.valueOf(one.counted())))
            .toList());
  }

  private Boards.View view(Principal who, BoardKey key, Boards.Part part) {
    return boards.view(who, key, part).orElseThrow(BoardResource::notJoined);
  }

  private ChallengeBoards.Seen seen(Principal who, Scope.Challenge challenge) {
    return challenges.seen(who, challenge.id()).orElseThrow(Asked::scopeUnknown);
  }

  static Problem notJoined() {
    return new Problem(
        403,
        "leaderboards.not-joined",
        "Only those who take part see the leaderboard. Join it first.");
  }

  private static @Nullable Standing standing(Boards.View view) {
    Boards.Mine mine = view.mine();
    return mine == null
        ? null
        : new Standing(
            mine.rank(),
            BigDecimal.valueOf(mine.score()),
            mine.toNext() == null ? null : BigDecimal.valueOf(mine.toNext()),
            mine.onBoard());
  }
}
