package org.wellbundle.module.leaderboards;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeBoards;
import org.wellbundle.api.challenge.ChallengeState;
import org.wellbundle.module.leaderboards.BoardResource.Board;
import org.wellbundle.module.leaderboards.BoardResource.Day;
import org.wellbundle.module.leaderboards.BoardResource.Explanation;
import org.wellbundle.module.leaderboards.BoardResource.Row;

/** Boards of challenges in the words of leaderboards. Places are the challenge's own. */
final class ChallengeAnswers {
  private static final String ALL_OF_IT = "challenge";

  private ChallengeAnswers() {}

  static Board board(
      String scope,
      Scope.Challenge wanted,
      ChallengeBoards.Seen seen,
      Boards.Part part,
      ZoneId zone) {
    ChallengeBoards.Board board = seen.board();
    Ranked ranked = ranked(wanted.part(), seen);
    return new Board(
        scope,
        board.metric(),
        board.unit(),
        ALL_OF_IT,
        board.from(),
        board.to(),
        at(Instant.now(), zone),
        seen.movedAt() == null ? null : at(seen.movedAt(), zone),
        board.state() != ChallengeState.FINAL,
        ranked.rows().size(),
        ranked.mine(),
        ranked.page(part),
        BoardResource.next(ranked.first(part) + part.most(), ranked.rows().size()));
  }

  static Explanation explanation(Scope.Challenge wanted, ChallengeBoards.Seen seen, ZoneId zone) {
    ChallengeBoards.Board board = seen.board();
    return new Explanation(
        board.metric(),
        board.unit(),
        ALL_OF_IT,
        board.from(),
        board.to(),
        at(Instant.now(), zone),
        board.state() != ChallengeState.FINAL,
        null,
        ranked(wanted.part(), seen).mine(),
        seen.days().stream()
            .map(
                day ->
                    new Day(
                        day.date(),
                        shown(day.raw()),
                        shown(day.excluded()),
                        shown(day.capped()),
                        shown(day.counted())))
            .toList());
  }

  private static Ranked ranked(Scope.Part part, ChallengeBoards.Seen seen) {
    return new Ranked(
        switch (part) {
          case PEOPLE -> people(seen.lines());
          case TEAMS -> teams(seen);
          case TEAM -> people(ofMyTeam(seen.lines()), seen.board().dense());
        });
  }

  private static List<Row> people(List<ChallengeBoards.Line> lines) {
    return lines.stream().map(one -> row(one.place(), one)).toList();
  }

  /** Inside a team places are counted anew, ties as the challenge has them. */
  private static List<Row> people(List<ChallengeBoards.Line> lines, boolean dense) {
    List<Row> rows = new ArrayList<>();
    int place = 0;
    long before = Long.MIN_VALUE;
    for (ChallengeBoards.Line one : lines) {
      if (one.score() != before) {
        place = dense ? place + 1 : rows.size() + 1;
      }
      before = one.score();
      rows.add(row(place, one));
    }
    return rows;
  }

  private static List<ChallengeBoards.Line> ofMyTeam(List<ChallengeBoards.Line> lines) {
    ChallengeBoards.@Nullable TeamRef mine =
        lines.stream()
            .filter(ChallengeBoards.Line::me)
            .map(ChallengeBoards.Line::team)
            .findFirst()
            .orElse(null);
    return mine == null
        ? List.of()
        : lines.stream().filter(one -> mine.equals(one.team())).toList();
  }

  private static List<Row> teams(ChallengeBoards.Seen seen) {
    return seen.teams().stream()
        .filter(team -> team.place() > 0)
        .map(
            team ->
                new Row(team.place(), team.team().name(), false, shown(team.score()), team.mine()))
        .toList();
  }

  private static Row row(int place, ChallengeBoards.Line line) {
    return new Row(place, line.name(), false, shown(line.score()), line.me());
  }

  private static BigDecimal shown(long thousandths) {
    BigDecimal value = BigDecimal.valueOf(thousandths, 3).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }

  private static OffsetDateTime at(Instant instant, ZoneId zone) {
    return instant.atZone(zone).toOffsetDateTime();
  }
}
