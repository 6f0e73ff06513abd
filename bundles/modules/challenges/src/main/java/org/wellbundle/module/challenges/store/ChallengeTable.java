package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.Measure;
import org.wellbundle.module.challenges.scoring.Rules;
import org.wellbundle.module.challenges.store.Challenge.TeamScore;
import org.wellbundle.module.challenges.store.Challenge.Teams;
import org.wellbundle.module.challenges.store.Challenge.Terms;
import org.wellbundle.platform.database.Transaction;

/** Challenges and their rules. */
public final class ChallengeTable {
  private static final String ALL = "select * from challenges.challenge where tenant_id = ?";
  private static final String TERMS =
      "title = ?, about = ?, type = ?, measure = ?, threshold = ?, starts_on = ?, ends_on = ?,"
          + " zone = ?, grace_hours = ?, daily_cap = ?, by_hand = ?, by_hand_cap = ?, ties = ?,"
          + " teams = ?, team_least = ?, team_most = ?, late_joining = ?, invitation = ?,"
          + " least_people = ?";

  private final Sql sql;

  public ChallengeTable(Transaction tx, TenantId tenant) {
    this.sql = new Sql(tx, tenant);
  }

  /** Last to end first; drafts only on request. */
  public List<Challenge> all(boolean drafts) throws SQLException {
    return sql.list(
        ALL + (drafts ? "" : " and opened_at is not null") + " order by ends_on desc, id desc",
        ChallengeTable::row);
  }

  public Optional<Challenge> find(ChallengeId id) throws SQLException {
    return sql.one(ALL + " and id = ?", ChallengeTable::row, id.value());
  }

  /** Keeps it from being changed, or made final, until the transaction ends. */
  public Optional<Challenge> locked(ChallengeId id) throws SQLException {
    return sql.one(ALL + " and id = ? for update", ChallengeTable::row, id.value());
  }

  /** Keeps it from being made final; others may do the same. */
  public Optional<Challenge> held(ChallengeId id) throws SQLException {
    return sql.one(ALL + " and id = ? for share", ChallengeTable::row, id.value());
  }

  /** Those whose time is over and whose standings aren't final yet. */
  public List<ChallengeId> due(Instant now) throws SQLException {
    return sql.list(
        "select id from challenges.challenge where tenant_id = ? and final_at <= ?"
            + " and opened_at is not null and finalised_at is null order by id",
        row -> new ChallengeId(row.getLong(1)),
        now);
  }

  public ChallengeId insert(Terms terms) throws SQLException {
    return sql.one(
            "insert into challenges.challenge (tenant_id, title, about, type, measure, threshold,"
                + " starts_on, ends_on, zone, grace_hours, daily_cap, by_hand, by_hand_cap, ties,"
                + " teams, team_least, team_most, late_joining, invitation, least_people)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " returning id",
            row -> new ChallengeId(row.getLong(1)),
            parameters(terms))
        .orElseThrow();
  }

  /** Drafts only. */
  public boolean change(ChallengeId id, Terms terms) throws SQLException {
    @Nullable Object[] values = parameters(terms);
    @Nullable Object[] all = new Object[values.length + 1];
    System.arraycopy(values, 0, all, 0, values.length);
    all[values.length] = id.value();
    return sql.set(
            "update challenges.challenge set "
                + TERMS
                + " where tenant_id = (select platform.current_tenant()) and id = ? and opened_at is null",
            all)
        > 0;
  }

  public boolean open(ChallengeId id, Instant now, Instant finalAt) throws SQLException {
    return sql.set(
            "update challenges.challenge"
                + " set opened_at = ?, final_at = ?"
                + " where tenant_id = (select platform.current_tenant()) and id = ? and opened_at is null",
            now,
            finalAt,
            id.value())
        > 0;
  }

  public void finalised(ChallengeId id, Instant now) throws SQLException {
    sql.set(
        "update challenges.challenge set finalised_at = ?"
            + " where tenant_id = (select platform.current_tenant()) and id = ?",
        now,
        id.value());
  }

  /** Only as long as nobody ever joined. */
  public boolean delete(ChallengeId id) throws SQLException {
    return sql.run(
            "delete from challenges.challenge c where c.tenant_id = ? and c.id = ?"
                + " and not exists (select from challenges.participant p"
                + " where p.tenant_id = c.tenant_id and p.challenge_id = c.id)",
            id.value())
        > 0;
  }

  private static @Nullable Object[] parameters(Terms terms) {
    Rules rules = terms.rules();
    return new Object[] {
      terms.title(),
      terms.about(),
      rules.type(),
      rules.measure(),
      rules.threshold(),
      rules.from(),
      rules.to(),
      terms.zone().getId(),
      terms.graceHours(),
      rules.dailyCap(),
      rules.byHand(),
      rules.byHandCap(),
      terms.ties(),
      terms.teams().score(),
      terms.teams().least(),
      terms.teams().most(),
      terms.lateJoining(),
      terms.invitation(),
      terms.leastPeople()
    };
  }

  private static Challenge row(ResultSet row) throws SQLException {
    Rules rules =
        new Rules(
            Rules.Type.valueOf(row.getString("type")),
            Measure.valueOf(row.getString("measure")),
            row.getLong("threshold"),
            row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class),
            Sql.number(row, "daily_cap"),
            Rules.ByHand.valueOf(row.getString("by_hand")),
            row.getLong("by_hand_cap"));
    Terms terms =
        new Terms(
            row.getString("title"),
            row.getString("about"),
            rules,
            ZoneId.of(row.getString("zone")),
            row.getInt("grace_hours"),
            Rules.Ties.valueOf(row.getString("ties")),
            new Teams(
                TeamScore.valueOf(row.getString("teams")),
                row.getInt("team_least"),
                row.getInt("team_most")),
            row.getBoolean("late_joining"),
            row.getString("invitation"),
            row.getInt("least_people"));
    return new Challenge(
        new ChallengeId(row.getLong("id")),
        terms,
        Sql.instant(row, "opened_at"),
        Sql.instant(row, "finalised_at"));
  }
}
