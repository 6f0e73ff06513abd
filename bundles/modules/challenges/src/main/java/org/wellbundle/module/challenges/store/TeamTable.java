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
      "select t.id, t.name, t.by_invitation, t.code, t.picture_id,"
          + " count(p.account_id) as members,"
          + " (array_agg(p.name) filter (where p.leader and p.account_id"
          + Standings.SEEN
          + "))[1] as leader"
          + " from challenges.team t left join challenges.participant p"
          + " on p.tenant_id = t.tenant_id and p.team_id = t.id and p.left_at is null"
          + " where t.tenant_id = ? and t.challenge_id = ?";
  private static final String GROUPED = " group by t.tenant_id, t.id order by lower(t.name), t.id";

  private final Sql sql;
  private final ChallengeId challenge;

  public TeamTable(Transaction tx, TenantId tenant, ChallengeId challenge) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
  }

  /**
   * A team.
   *
   * @param members how many it has
   * @param leader name of who leads it, null when that one isn't to be seen
   * @param byInvitation only who has the code may join
   * @param picture number of its picture
   */
  public record Team(
      long id,
      String name,
      int members,
      @Nullable String leader,
      boolean byInvitation,
      String code,
      @Nullable Long picture) {
    public boolean admits(@Nullable String offered) {
      return !byInvitation || code.equalsIgnoreCase(offered);
    }
  }

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
  public Optional<Long> insert(String name, String code) throws SQLException {
    return sql.one(
        "insert into challenges.team (tenant_id, challenge_id, name, code) values (?, ?, ?, ?)"
            + " on conflict (tenant_id, challenge_id, lower(name)) do nothing returning id",
        row -> row.getLong(1),
        challenge.value(),
        name,
        code);
  }

  /** False when another team has the name. */
  public boolean change(long id, String name, boolean byInvitation) throws SQLException {
    return sql.set(
            "update challenges.team t set name = ?, by_invitation = ?"
                + " where t.tenant_id = (select platform.current_tenant()) and t.id = ?"
                + " and not exists (select from challenges.team o where o.tenant_id = t.tenant_id"
                + " and o.challenge_id = t.challenge_id and o.id <> t.id"
                + " and lower(o.name) = lower(?))",
            name,
            byInvitation,
            id,
            name)
        > 0;
  }

  public void code(long id, String code) throws SQLException {
    set("code = ?", id, code);
  }

  public void picture(long id, @Nullable Long picture) throws SQLException {
    set("picture_id = ?", id, picture);
  }

  private void set(String what, long id, @Nullable Object value) throws SQLException {
    sql.set(
        "update challenges.team set "
            + what
            + " where tenant_id = (select platform.current_tenant()) and id = ?",
        value,
        id);
  }

  /** One leads, and nobody beside. */
  public void lead(long id, long participant) throws SQLException {
    sql.set(
        "update challenges.participant set leader = (id = ?)"
            + " where tenant_id = (select platform.current_tenant()) and challenge_id = ?"
            + " and team_id = ? and left_at is null",
        participant,
        challenge.value(),
        id);
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
        row.getLong("id"),
        row.getString("name"),
        row.getInt("members"),
        row.getString("leader"),
        row.getBoolean("by_invitation"),
        row.getString("code"),
        Sql.number(row, "picture_id"));
  }
}
