package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Who takes part. Who left is in no answer, but stays as a row. */
public final class ParticipantTable {
  private static final String ALL =
      "select * from challenges.participant where tenant_id = ? and left_at is null";

  private final Sql sql;

  public ParticipantTable(Transaction tx, TenantId tenant) {
    this.sql = new Sql(tx, tenant);
  }

  /** What somebody brings along. */
  public record Joining(
      AccountId account,
      ProfileId profile,
      @Nullable Long team,
      boolean leader,
      String name,
      boolean alias,
      LocalDate countsFrom) {}

  public Optional<Participant> find(ChallengeId challenge, AccountId account) throws SQLException {
    return sql.one(
        ALL + " and challenge_id = ? and account_id = ?",
        ParticipantTable::row,
        challenge.value(),
        account.value());
  }

  /** By the number that others know somebody by. */
  public Optional<Participant> byNumber(ChallengeId challenge, long number) throws SQLException {
    return sql.one(
        ALL + " and challenge_id = ? and id = ?", ParticipantTable::row, challenge.value(), number);
  }

  /** Keeps others from changing the days until the transaction ends. */
  public Optional<Participant> locked(ChallengeId challenge, AccountId account)
      throws SQLException {
    return sql.one(
        ALL + " and challenge_id = ? and account_id = ? for update",
        ParticipantTable::row,
        challenge.value(),
        account.value());
  }

  /** Of one person, in all challenges. */
  public List<Participant> of(AccountId account) throws SQLException {
    return sql.list(ALL + " and account_id = ?", ParticipantTable::row, account.value());
  }

  /** Of one profile, in challenges that aren't final and have days in this time. */
  public List<Participant> moving(ProfileId profile, LocalDate from, LocalDate to)
      throws SQLException {
    return sql.list(
        "select p.* from challenges.participant p join challenges.challenge c"
            + " on c.tenant_id = p.tenant_id and c.id = p.challenge_id"
            + " where p.tenant_id = ? and p.profile_id = ? and p.left_at is null"
            + " and c.finalised_at is null and p.counts_from <= ? and c.ends_on >= ?"
            + " order by p.challenge_id",
        ParticipantTable::row,
        profile.value(),
        to,
        from);
  }

  /** How many are in a challenge now. */
  public int count(ChallengeId challenge) throws SQLException {
    return sql.one(
            "select count(*) from challenges.participant where tenant_id = ? and challenge_id = ?"
                + " and left_at is null",
            row -> row.getInt(1),
            challenge.value())
        .orElse(0);
  }

  /** Comes in, or comes back. False when already in. */
  public boolean join(ChallengeId challenge, Joining joining, Instant now) throws SQLException {
    return sql.run(
            "insert into challenges.participant (tenant_id, challenge_id, account_id, profile_id,"
                + " team_id, leader, name, alias, joined_at, counts_from)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                + " on conflict (tenant_id, challenge_id, account_id) do update set"
                + " profile_id = excluded.profile_id, team_id = excluded.team_id,"
                + " leader = excluded.leader, name = excluded.name, alias = excluded.alias,"
                + " joined_at = excluded.joined_at, counts_from = excluded.counts_from,"
                + " left_at = null where participant.left_at is not null",
            challenge.value(),
            joining.account().value(),
            joining.profile().value(),
            joining.team(),
            joining.leader(),
            joining.name(),
            joining.alias(),
            now,
            joining.countsFrom())
        > 0;
  }

  /** Whether somebody goes by this name in a challenge. */
  public boolean named(ChallengeId challenge, String name) throws SQLException {
    return sql.one(
            "select 1 from challenges.participant where tenant_id = ? and challenge_id = ?"
                + " and left_at is null and lower(name) = lower(?)",
            row -> row.getInt(1),
            challenge.value(),
            name)
        .isPresent();
  }

  /** Goes over to another team. */
  public void move(ChallengeId challenge, AccountId account, long team, boolean leader)
      throws SQLException {
    sql.set(
        "update challenges.participant set team_id = ?, leader = ?"
            + " where tenant_id = (select platform.current_tenant()) and challenge_id = ?"
            + " and account_id = ? and left_at is null",
        team,
        leader,
        challenge.value(),
        account.value());
  }

  public boolean leave(ChallengeId challenge, AccountId account, Instant now) throws SQLException {
    return sql.set(
            "update challenges.participant"
                + " set left_at = ?, team_id = null, leader = false"
                + " where tenant_id = (select platform.current_tenant()) and challenge_id = ?"
                + " and account_id = ? and left_at is null",
            now,
            challenge.value(),
            account.value())
        > 0;
  }

  /** What the days come to, and up to where they are complete. */
  public void moved(Participant participant, long score, long position, @Nullable Instant movedAt)
      throws SQLException {
    sql.set(
        "update challenges.participant"
            + " set score = ?, position = ?, moved_at = coalesce(?::timestamptz, moved_at)"
            + " where tenant_id = (select platform.current_tenant()) and challenge_id = ?"
            + " and account_id = ?",
        score,
        position,
        movedAt,
        participant.challenge().value(),
        participant.account().value());
  }

  private static Participant row(ResultSet row) throws SQLException {
    return new Participant(
        new ChallengeId(row.getLong("challenge_id")),
        new AccountId(row.getLong("account_id")),
        row.getLong("id"),
        new ProfileId(row.getLong("profile_id")),
        Sql.number(row, "team_id"),
        row.getBoolean("leader"),
        row.getString("name"),
        Objects.requireNonNull(Sql.instant(row, "joined_at")),
        row.getObject("counts_from", LocalDate.class),
        row.getLong("score"),
        row.getLong("position"),
        Sql.instant(row, "moved_at"));
  }
}
