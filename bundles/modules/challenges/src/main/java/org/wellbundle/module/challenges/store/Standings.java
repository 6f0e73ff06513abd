package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.Places;
import org.wellbundle.module.challenges.scoring.Places.Placed;
import org.wellbundle.module.challenges.scoring.Rules.Ties;
import org.wellbundle.module.challenges.scoring.Scoring;
import org.wellbundle.module.challenges.store.Challenge.TeamScore;
import org.wellbundle.platform.database.Transaction;

/**
 * Who stands where. Asks the consent core in the same statement: whoever isn't to be seen by
 * participants has no line, and places close up. Final standings keep their places.
 */
public final class Standings {
  /** Of a team that is too small. */
  public static final int NO_PLACE = 0;

  /** Of accounts: may be seen by participants at this moment. */
  static final String SEEN =
      " in (select consent.allowing('challenges', 'activity', 'participants'))";

  private static final String LIVE =
      "with seen as (select p.account_id, p.id, p.name, p.team_id, p.score, p.moved_at,"
          + " %s() over (order by p.score desc) as place,"
          + " row_number() over (order by p.score desc, p.id) as line"
          + " from challenges.participant p where p.tenant_id = ? and p.challenge_id = ?"
          + " and p.left_at is null and p.account_id"
          + SEEN
          + ")";
  private static final String OVER =
      "with seen as (select r.account_id, r.id, r.name, r.team_id, r.score,"
          + " null::timestamptz as moved_at, r.place,"
          + " row_number() over (order by r.place, r.id) as line"
          + " from challenges.result r where r.tenant_id = ? and r.challenge_id = ?"
          + " and r.account_id"
          + SEEN
          + ")";
  private static final String LINES =
      " select s.*, t.name as team from seen s left join challenges.team t"
          + " on t.tenant_id = (select platform.current_tenant()) and t.id = s.team_id";

  private final Sql sql;
  private final Challenge challenge;
  private final String seen;

  public Standings(Transaction tx, TenantId tenant, Challenge challenge) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
    String rank = challenge.terms().ties() == Ties.DENSE ? "dense_rank" : "rank";
    this.seen = challenge.finalisedAt() == null ? LIVE.formatted(rank) : OVER;
  }

  /**
   * A line.
   *
   * @param line number of the line, from 1
   */
  public record Line(
      long line,
      long id,
      AccountId account,
      String name,
      @Nullable Long team,
      @Nullable String teamName,
      int place,
      long score) {}

  /** How many lines there are, and when the newest of it came. */
  public record Extent(int lines, @Nullable Instant movedAt) {}

  /** A team's score and size. */
  public record TeamLine(long team, String name, int members, long score) {}

  public Extent extent() throws SQLException {
    return sql.one(
            seen + " select count(*) as lines, max(moved_at) as moved_at from seen",
            row -> new Extent(row.getInt("lines"), Sql.instant(row, "moved_at")),
            challenge.id().value())
        .orElseThrow();
  }

  /** Whether somebody sees the others: is seen, too, and among enough people. */
  public boolean shownTo(AccountId account) throws SQLException {
    return of(account).isPresent() && extent().lines() >= challenge.terms().leastPeople();
  }

  /** Lines of a page, both ends included. */
  public List<Line> lines(long from, long to) throws SQLException {
    return sql.list(
        seen + LINES + " where s.line between ? and ? order by s.line",
        Standings::line,
        challenge.id().value(),
        from,
        to);
  }

  /** Of one team, best first. */
  public List<Line> inside(long team) throws SQLException {
    return sql.list(
        seen + LINES + " where s.team_id = ? order by s.line",
        Standings::line,
        challenge.id().value(),
        team);
  }

  public List<Line> all() throws SQLException {
    return lines(1, Long.MAX_VALUE);
  }

  public Optional<Line> of(AccountId account) throws SQLException {
    return sql.one(
        seen + LINES + " where s.account_id = ?",
        Standings::line,
        challenge.id().value(),
        account.value());
  }

  /** Best team first; teams that are too small come last, and have no place. */
  public List<Placed<TeamLine>> teams() throws SQLException {
    if (challenge.finalisedAt() != null) {
      return sql.list(
          "select team_id, name, members, score, place from challenges.team_result"
              + " where tenant_id = ? and challenge_id = ? order by place = 0, place, team_id",
          row -> new Placed<>(row.getInt("place"), team(row, row.getLong("score"))),
          challenge.id().value());
    }
    boolean average = challenge.terms().teams().score() == TeamScore.AVERAGE;
    List<TeamLine> teams =
        sql.list(
            seen
                + " select t.id as team_id, t.name, count(s.id)::int as members,"
                + " coalesce(sum(s.score), 0)::bigint as score"
                + " from challenges.team t left join seen s on s.team_id = t.id"
                + " where t.tenant_id = (select platform.current_tenant())"
                + " and t.challenge_id = ? group by t.id, t.name",
            row -> {
              long sum = row.getLong("score");
              int members = row.getInt("members");
              return team(row, average ? Scoring.average(sum, members) : sum);
            },
            challenge.id().value(),
            challenge.id().value());
    int least = challenge.terms().teams().least();
    List<TeamLine> large = teams.stream().filter(team -> team.members() >= least).toList();
    List<Placed<TeamLine>> placed =
        new ArrayList<>(
            Places.of(large, TeamLine::score, TeamLine::team, challenge.terms().ties()));
    teams.stream()
        .filter(team -> team.members() < least)
        .sorted(Comparator.comparingLong(TeamLine::team))
        .forEach(team -> placed.add(new Placed<>(NO_PLACE, team)));
    return placed;
  }

  /** Keeps for good what stands now. */
  public void keep() throws SQLException {
    List<Placed<TeamLine>> teams = challenge.terms().teams().any() ? teams() : List.of();
    for (Placed<TeamLine> each : teams) {
      TeamLine team = each.who();
      sql.run(
          "insert into challenges.team_result (tenant_id, challenge_id, team_id, name, members,"
              + " score, place) values (?, ?, ?, ?, ?, ?, ?)",
          challenge.id().value(),
          team.team(),
          team.name(),
          team.members(),
          team.score(),
          each.place());
    }
    sql.run(
        seen
            + " insert into challenges.result (tenant_id, challenge_id, account_id, id, name,"
            + " team_id, score, place) select (select platform.current_tenant()), ?, account_id,"
            + " id, name, team_id, score, place from seen",
        challenge.id().value(),
        challenge.id().value());
  }

  private static TeamLine team(ResultSet row, long score) throws SQLException {
    return new TeamLine(
        row.getLong("team_id"), row.getString("name"), row.getInt("members"), score);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(
        row.getLong("line"),
        row.getLong("id"),
        new AccountId(row.getLong("account_id")),
        row.getString("name"),
        Sql.number(row, "team_id"),
        row.getString("team"),
        row.getInt("place"),
        row.getLong("score"));
  }
}
