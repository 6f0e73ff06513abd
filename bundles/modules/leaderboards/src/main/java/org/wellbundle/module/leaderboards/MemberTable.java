package org.wellbundle.module.leaderboards;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.account.ProfileId;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.Transaction;

/** Table {@code member}. */
final class MemberTable {
  private static final String COLUMNS =
      "account_id, profile_id, seat, mode, alias, counts_from, on_board, turn";

  private MemberTable() {}

  /** Somebody on a board, and whether he or she may be seen at this moment. */
  record Seen(AccountId account, @Nullable String alias, boolean allowed) {}

  static Optional<Participant> find(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select "
                    + COLUMNS
                    + " from leaderboards.member where tenant_id = ? and account_id = ?")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(participant(row)) : Optional.empty();
      }
    }
  }

  /** Takes a seat, unless the person has one. Whoever else changes the row waits from here on. */
  static void sitDown(
      Transaction tx, TenantId tenant, AccountId account, ProfileId profile, LocalDate countsFrom)
      throws SQLException {
    if (isHeld(tx, tenant, account)) {
      return;
    }
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into leaderboards.member"
                    + " (tenant_id, account_id, profile_id, seat, mode, counts_from, joined_at)"
                    + " values (?, ?, ?, leaderboards.next_seat(), 'private', ?, now())"
                    + " on conflict (tenant_id, account_id) do nothing")) {
      insert.setInt(1, tenant.value());
      insert.setLong(2, account.value());
      insert.setLong(3, profile.value());
      insert.setObject(4, countsFrom);
      insert.executeUpdate();
    }
  }

  private static boolean isHeld(Transaction tx, TenantId tenant, AccountId account)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select from leaderboards.member"
                    + " where tenant_id = ? and account_id = ? for update")) {
      select.setInt(1, tenant.value());
      select.setLong(2, account.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  /** How the person wants to be seen. Fails on the index {@code member_alias} when it is taken. */
  static void choose(
      Transaction tx, TenantId tenant, AccountId account, Mode mode, @Nullable String alias)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update leaderboards.member set mode = ?, alias = ?"
                    + " where tenant_id = ? and account_id = ?")) {
      update.setString(1, mode.wireName());
      update.setString(2, alias);
      update.setInt(3, tenant.value());
      update.setLong(4, account.value());
      update.executeUpdate();
    }
  }

  /** False when somebody else calculated since. */
  static boolean takeTurn(Transaction tx, TenantId tenant, Participant participant)
      throws SQLException {
    try (PreparedStatement update =
        tx.connection()
            .prepareStatement(
                "update leaderboards.member set turn = turn + 1"
                    + " where tenant_id = ? and account_id = ? and turn = ?")) {
      update.setInt(1, tenant.value());
      update.setLong(2, participant.account().value());
      update.setLong(3, participant.turn());
      return update.executeUpdate() == 1;
    }
  }

  /** Off all boards, and nothing is left: the same as an erasure. */
  static void leave(Transaction tx, AccountId account) throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select leaderboards.erase_person(?, '{}')")) {
      call.setLong(1, account.value());
      call.execute();
    }
  }

  /** Off all boards; the days stay, and the person's decision. */
  static void takeOff(Transaction tx, AccountId account) throws SQLException {
    try (PreparedStatement call =
        tx.connection().prepareStatement("select leaderboards.take_off(?)")) {
      call.setLong(1, account.value());
      call.execute();
    }
  }

  /** Makes the boards say what days and decision say; true when something moved. */
  static boolean settle(Transaction tx, AccountId account) throws SQLException {
    try (PreparedStatement call =
        tx.connection()
            .prepareStatement(
                "select leaderboards.settle(?, consent.allows(?, '"
                    + LeaderboardsPurpose.NAME
                    + "', 'activity', 'participants'))")) {
      call.setLong(1, account.value());
      call.setLong(2, account.value());
      try (ResultSet row = call.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  /** Who sits on these seats; empty ones are missing. */
  static Map<Integer, Seen> seated(Transaction tx, TenantId tenant, Collection<Integer> seats)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select seat, account_id, case mode when 'alias' then alias end, on_board and"
                    + " consent.allows(account_id, '"
                    + LeaderboardsPurpose.NAME
                    + "', 'activity', 'participants')"
                    + " from leaderboards.member where tenant_id = ? and seat = any (?)")) {
      select.setInt(1, tenant.value());
      select.setArray(2, tx.connection().createArrayOf("int", seats.toArray()));
      Map<Integer, Seen> seated = new HashMap<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          seated.put(
              row.getInt(1),
              new Seen(new AccountId(row.getLong(2)), row.getString(3), row.getBoolean(4)));
        }
      }
      return seated;
    }
  }

  private static Participant participant(ResultSet row) throws SQLException {
    return new Participant(
        new AccountId(row.getLong("account_id")),
        new ProfileId(row.getLong("profile_id")),
        row.getInt("seat"),
        Mode.of(row.getString("mode")).orElseThrow(),
        row.getString("alias"),
        row.getObject("counts_from", LocalDate.class),
        row.getBoolean("on_board"),
        row.getLong("turn"));
  }
}
