package org.wellbundle.module.challenges.store;

import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** What an organiser sees: members, teams, and sums over many. */
public final class Overview {
  private final Sql sql;
  private final ChallengeId challenge;

  public Overview(Transaction tx, TenantId tenant, ChallengeId challenge) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
  }

  /** Somebody who takes part, without score. */
  public record Member(String name, @Nullable String team) {}

  /** Over all who take part and are to be counted. */
  public record Sums(int people, long days, long counted) {}

  /** By name. */
  public List<Member> members() throws SQLException {
    return sql.list(
        "select p.name, t.name as team from challenges.participant p"
            + " left join challenges.team t on t.tenant_id = p.tenant_id and t.id = p.team_id"
            + " where p.tenant_id = ? and p.challenge_id = ? and p.left_at is null"
            + " and p.account_id"
            + Standings.SEEN
            + " order by lower(p.name), p.id",
        row -> new Member(row.getString("name"), row.getString("team")),
        challenge.value());
  }

  public Sums sums() throws SQLException {
    return sql.one(
            "select count(distinct p.account_id)::int as people,"
                + " count(d.local_date) filter (where d.raw > 0) as days,"
                + " coalesce(sum(d.counted), 0)::bigint as counted"
                + " from challenges.participant p left join challenges.day d"
                + " on d.tenant_id = p.tenant_id and d.challenge_id = p.challenge_id"
                + " and d.account_id = p.account_id"
                + " where p.tenant_id = ? and p.challenge_id = ? and p.left_at is null"
                + " and p.account_id"
                + Standings.SEEN,
            row -> new Sums(row.getInt("people"), row.getLong("days"), row.getLong("counted")),
            challenge.value())
        .orElseThrow();
  }
}
