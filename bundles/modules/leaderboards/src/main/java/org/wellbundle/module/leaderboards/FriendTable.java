package org.wellbundle.module.leaderboards;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.platform.database.Transaction;

/** Tables {@code friend} and {@code friend_code}; all of the transaction's tenant. */
final class FriendTable {
  private static final String MINE = "tenant_id = (select platform.current_tenant())";

  /** The person and the friends who may be seen at this moment. */
  private static final String CIRCLE =
      " from leaderboards.member m where m."
          + MINE
          + " and (m.account_id = ? or m.account_id in"
          + " (select f.friend_id from leaderboards.friend f where f."
          + MINE
          + " and f.account_id = ?)) and consent.allows(m.account_id, '"
          + LeaderboardsPurpose.NAME
          + "', 'activity', 'participants')";

  private FriendTable() {}

  /** Somebody of the circle with what counted; by score, then seat. */
  record Scored(AccountId account, int seat, int score) {}

  /** A friend. */
  record Friend(AccountId account, int seat) {}

  static List<Scored> board(Transaction tx, AccountId me, BoardKey key) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select c.account_id, c.seat, sum(d.counted)::int as score from"
                    + " (select m.account_id, m.seat"
                    + CIRCLE
                    + ") c join leaderboards.day d on d."
                    + MINE
                    + " and d.account_id = c.account_id and d.metric = ?"
                    + " and d.local_date between ? and ?"
                    + " group by c.account_id, c.seat order by score desc, c.seat")) {
      select.setLong(1, me.value());
      select.setLong(2, me.value());
      select.setInt(3, key.metric().code());
      select.setObject(4, key.starts());
      select.setObject(5, key.ends());
      List<Scored> board = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          board.add(new Scored(new AccountId(row.getLong(1)), row.getInt(2), row.getInt(3)));
        }
      }
      return board;
    }
  }

  static List<Friend> friends(Transaction tx, AccountId me) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select m.account_id, m.seat"
                    + CIRCLE
                    + " and m.account_id <> ? order by m.seat")) {
      select.setLong(1, me.value());
      select.setLong(2, me.value());
      select.setLong(3, me.value());
      List<Friend> friends = new ArrayList<>();
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          friends.add(new Friend(new AccountId(row.getLong(1)), row.getInt(2)));
        }
      }
      return friends;
    }
  }

  static Optional<String> code(Transaction tx, AccountId me) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select code from leaderboards.friend_code where "
                    + MINE
                    + " and account_id = ?")) {
      select.setLong(1, me.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static void code(Transaction tx, AccountId me, String code) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into leaderboards.friend_code (tenant_id, account_id, code, made_at)"
                    + " values (platform.current_tenant(), ?, ?, now())"
                    + " on conflict (tenant_id, account_id) do update"
                    + " set code = excluded.code, made_at = excluded.made_at")) {
      insert.setLong(1, me.value());
      insert.setString(2, code);
      insert.executeUpdate();
    }
  }

  /** Whose code it is; of those only who take part. */
  static Optional<AccountId> whose(Transaction tx, String code) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select c.account_id from leaderboards.friend_code c"
                    + " join leaderboards.member m on m.tenant_id = c.tenant_id"
                    + " and m.account_id = c.account_id where c."
                    + MINE
                    + " and c.code = ?")) {
      select.setString(1, code);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(new AccountId(row.getLong(1))) : Optional.empty();
      }
    }
  }

  /** Both ways; nothing happens when they are already. */
  static void befriend(Transaction tx, AccountId one, AccountId other) throws SQLException {
    try (PreparedStatement insert =
        tx.connection()
            .prepareStatement(
                "insert into leaderboards.friend (tenant_id, account_id, friend_id, since)"
                    + " select platform.current_tenant(), v.a, v.b, now()"
                    + " from (values (?::bigint, ?::bigint), (?::bigint, ?::bigint)) v (a, b)"
                    + " on conflict do nothing")) {
      insert.setLong(1, one.value());
      insert.setLong(2, other.value());
      insert.setLong(3, other.value());
      insert.setLong(4, one.value());
      insert.executeUpdate();
    }
  }

  /** Both ways. */
  static void part(Transaction tx, AccountId one, AccountId other) throws SQLException {
    try (PreparedStatement delete =
        tx.connection()
            .prepareStatement(
                "delete from leaderboards.friend where "
                    + MINE
                    + " and ((account_id = ? and friend_id = ?)"
                    + " or (account_id = ? and friend_id = ?))")) {
      delete.setLong(1, one.value());
      delete.setLong(2, other.value());
      delete.setLong(3, other.value());
      delete.setLong(4, one.value());
      delete.executeUpdate();
    }
  }
}
