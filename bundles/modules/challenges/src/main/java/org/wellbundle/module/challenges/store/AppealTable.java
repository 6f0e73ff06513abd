package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.Allowance;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.platform.database.Transaction;

/** What members said about days that don't count as they might, and what was answered. */
public final class AppealTable {
  private static final String OF_CHALLENGE =
      "select a.*, p.name from challenges.appeal a join challenges.participant p"
          + " on p.tenant_id = a.tenant_id and p.challenge_id = a.challenge_id"
          + " and p.account_id = a.account_id"
          + " where a.tenant_id = ? and a.challenge_id = ? and p.left_at is null";

  private final Sql sql;
  private final ChallengeId challenge;

  public AppealTable(Transaction tx, TenantId tenant, ChallengeId challenge) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
  }

  /**
   * An appeal.
   *
   * @param name of the member, as others in the challenge know him or her
   * @param raw what the day was when it was written
   * @param accepted null until it is answered
   */
  public record Appeal(
      long id,
      AccountId account,
      String name,
      LocalDate date,
      String words,
      long raw,
      long excluded,
      List<String> flags,
      Instant writtenAt,
      @Nullable Instant answeredAt,
      @Nullable Boolean accepted,
      @Nullable String answer) {}

  /** One member's, by day. */
  public Map<LocalDate, Appeal> of(AccountId account) throws SQLException {
    Map<LocalDate, Appeal> appeals = new HashMap<>();
    sql.list(
            OF_CHALLENGE + " and a.account_id = ?",
            AppealTable::row,
            challenge.value(),
            account.value())
        .forEach(appeal -> appeals.put(appeal.date(), appeal));
    return appeals;
  }

  /** Of those who are to be seen; what waits for an answer comes first. */
  public List<Appeal> all() throws SQLException {
    return sql.list(
        OF_CHALLENGE
            + " and p.account_id"
            + Standings.SEEN
            + " order by a.answered_at is not null, a.written_at, a.id",
        AppealTable::row,
        challenge.value());
  }

  public Optional<Appeal> locked(long id) throws SQLException {
    return sql.one(
        OF_CHALLENGE + " and a.id = ? and p.account_id" + Standings.SEEN + " for update of a",
        AppealTable::row,
        challenge.value(),
        id);
  }

  /** False when the same day was answered already. */
  public boolean write(AccountId account, DayCount day, String words, Instant now)
      throws SQLException {
    return sql.run(
            "insert into challenges.appeal as known (tenant_id, challenge_id, account_id,"
                + " local_date, words, raw, excluded, flags, written_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?)"
                + " on conflict (tenant_id, challenge_id, account_id, local_date) do update set"
                + " words = excluded.words, raw = excluded.raw, excluded = excluded.excluded,"
                + " flags = excluded.flags, written_at = excluded.written_at,"
                + " answered_at = null, accepted = null, answer = null"
                + " where known.answered_at is null"
                + " or (known.raw, known.excluded) is distinct from"
                + " (excluded.raw, excluded.excluded)",
            challenge.value(),
            account.value(),
            day.date(),
            words,
            day.raw(),
            day.excluded(),
            String.join(",", day.flags()),
            now)
        > 0;
  }

  /** A yes covers the day as it was when the appeal was written. */
  public void answer(long id, boolean accepted, String words, Instant now) throws SQLException {
    sql.set(
        "update challenges.appeal set answered_at = ?, accepted = ?, answer = ?,"
            + " allowed = case when ? then allowed + excluded else allowed end,"
            + " checked = case when ? then greatest(checked, raw) else checked end"
            + " where tenant_id = (select platform.current_tenant()) and id = ?",
        now,
        accepted,
        words,
        accepted,
        accepted,
        id);
  }

  /** What was answered about days of a member. */
  public Map<LocalDate, Allowance> allowances(AccountId account) throws SQLException {
    Map<LocalDate, Allowance> allowances = new HashMap<>();
    sql.list(
        "select local_date, allowed, checked from challenges.appeal"
            + " where tenant_id = ? and challenge_id = ? and account_id = ?",
        row ->
            allowances.put(
                row.getObject("local_date", LocalDate.class),
                new Allowance(row.getLong("allowed"), row.getLong("checked"))),
        challenge.value(),
        account.value());
    return allowances;
  }

  private static Appeal row(ResultSet row) throws SQLException {
    return new Appeal(
        row.getLong("id"),
        new AccountId(row.getLong("account_id")),
        row.getString("name"),
        row.getObject("local_date", LocalDate.class),
        row.getString("words"),
        row.getLong("raw"),
        row.getLong("excluded"),
        List.of((String[]) row.getArray("flags").getArray()),
        Objects.requireNonNull(Sql.instant(row, "written_at")),
        Sql.instant(row, "answered_at"),
        row.getObject("accepted", Boolean.class),
        row.getString("answer"));
  }
}
