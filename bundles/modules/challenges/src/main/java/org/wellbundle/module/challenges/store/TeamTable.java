package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Teams of challenges. */
public final class TeamTable {
  private static final String ALL =
      "select t.id, t.name, count(p.account_id) as members,"
          + " (array_agg(p.name) filter (where p.leader))[1] as leader"
          + " from challenges.team t left join challenges.participant p"
          + " on p.tenant_id = t.tenant_id and p.team_id = t.id and p.left_at is null"
          + " where t.tenant_id = ? and t.challenge_id = ?";
  private static final String GROUPED = " group by t.id, t.name order by lower(t.name), t.id";

  private final Sql sql;
  private final ChallengeId challenge;

  public TeamTable(Transaction tx, TenantId tenant, ChallengeId challenge) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
  }

  /** A team, how many it has, and whose name leads it. */
  public record Team(long id, String name, int members, @Nullable String leader) {}

  /** By name. */
  public List<Team> all() throws SQLException {
    return sql.list(ALL + GROUPED, TeamTable::row, challenge.value());
  }

  public Optional<Team> find(long id) throws SQLException {
    return sql.one(ALL + " and t.id = ?" + GROUPED, TeamTable::row, challenge.value(), id);
  }

  /** Lets one after the other in, so that no team grows beyond its size. */
  public void lock(long id) throws SQLException {
    sql.one(
        "select 1 from challenges.team where tenant_id = ? and challenge_id = ? and id = ?"
            + " for update",
        row -> row.getInt(1),
        challenge.value(),
        id);
  }

  /** Empty when another team has the name. */
  public Optional<Long> insert(String name) throws SQLException {
    return sql.one(
        "insert into challenges.team (tenant_id, challenge_id, name) values (?, ?, ?)"
            + " on conflict (tenant_id, challenge_id, lower(name)) do nothing returning id",
        row -> row.getLong(1),
        challenge.value(),
        name);
  }

  /** Somebody else leads on, the longest member; a team without members goes. */
  public void left(long id) throws SQLException {
    sql.set(
        "update challenges.participant set leader = true"
            + " where tenant_id = (select platform.current_tenant()) and team_id = ?"
            + " and left_at is null and account_id = (select p.account_id"
            + " from challenges.participant p where p.tenant_id = participant.tenant_id"
            + " and p.team_id = participant.team_id and p.left_at is null"
            + " order by p.leader desc, p.joined_at, p.account_id limit 1)",
        id);
    sql.run(
        "delete from challenges.team t where t.tenant_id = ? and t.id = ? and not exists"
            + " (select from challenges.participant p where p.tenant_id = t.tenant_id"
            + " and p.team_id = t.id and p.left_at is null)",
        id);
  }

  private static Team row(ResultSet row) throws SQLException {
    return new Team(
        row.getLong("id"), row.getString("name"), row.getInt("members"), row.getString("leader"));
  }
}
