package org.wellbundle.module.challenges.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.challenge.ChallengeId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.challenges.scoring.DayCount;
import org.wellbundle.platform.database.Transaction;

/** Days that count, and the ledger of how they came to. */
public final class DayTable {
  private final Sql sql;
  private final ChallengeId challenge;
  private final AccountId account;

  public DayTable(Transaction tx, TenantId tenant, ChallengeId challenge, AccountId account) {
    this.sql = new Sql(tx, tenant);
    this.challenge = challenge;
    this.account = account;
  }

  /** A change of a day's points. */
  public record Entry(
      LocalDate date, int number, long counted, long added, String reason, Instant at) {}

  /** A day as stored; one whose data went away stays, with nothing. */
  public record Stored(DayCount day, int entries) {}

  /** Oldest first. */
  public List<Stored> days() throws SQLException {
    return sql.list(
        "select * from challenges.day where tenant_id = ? and challenge_id = ?"
            + " and account_id = ? order by local_date",
        DayTable::row,
        challenge.value(),
        account.value());
  }

  /** Newest first. */
  public List<Entry> entries(int most) throws SQLException {
    return sql.list(
        "select * from challenges.ledger where tenant_id = ? and challenge_id = ?"
            + " and account_id = ? order by at desc, position desc, local_date desc, entry desc"
            + " limit ?",
        row ->
            new Entry(
                row.getObject("local_date", LocalDate.class),
                row.getInt("entry"),
                row.getLong("counted"),
                row.getLong("added"),
                row.getString("reason"),
                Objects.requireNonNull(Sql.instant(row, "at"))),
        challenge.value(),
        account.value(),
        most);
  }

  /** Writes a day and the ledger's entry for it. */
  public void write(DayCount day, int entry, long added, String reason, long position, Instant at)
      throws SQLException {
    sql.run(
        "insert into challenges.day (tenant_id, challenge_id, account_id, local_date, raw, by_hand,"
            + " excluded, capped, counted, points, flags, entries)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?)"
            + " on conflict (tenant_id, challenge_id, account_id, local_date) do update set"
            + " raw = excluded.raw, by_hand = excluded.by_hand, excluded = excluded.excluded,"
            + " capped = excluded.capped, counted = excluded.counted, points = excluded.points,"
            + " flags = excluded.flags, entries = excluded.entries",
        challenge.value(),
        account.value(),
        day.date(),
        day.raw(),
        day.byHand(),
        day.excluded(),
        day.capped(),
        day.counted(),
        day.points(),
        String.join(",", day.flags()),
        entry);
    sql.run(
        "insert into challenges.ledger (tenant_id, challenge_id, account_id, local_date, entry,"
            + " counted, added, reason, position, at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        challenge.value(),
        account.value(),
        day.date(),
        entry,
        day.counted(),
        added,
        reason,
        position,
        at);
  }

  private static Stored row(ResultSet row) throws SQLException {
    return new Stored(
        new DayCount(
            row.getObject("local_date", LocalDate.class),
            row.getLong("raw"),
            row.getLong("by_hand"),
            row.getLong("excluded"),
            row.getLong("capped"),
            row.getLong("counted"),
            row.getLong("points"),
            List.of((String[]) row.getArray("flags").getArray())),
        row.getInt("entries"));
  }
}
