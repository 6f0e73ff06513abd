package org.wellbundle.module.leaderboards;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.module.leaderboards.board.OrderBoard;
import org.wellbundle.platform.database.Transaction;

/** What boards in memory read: tables {@code feed}, {@code score} and {@code departure}. */
public final class BoardTable {
  private static final int PORTION = 10_000;

  private static final String SCORES =
      "select seat, score from leaderboards.score"
          + " where tenant_id = ? and metric = ? and period = ? and starts = ?";

  private BoardTable() {}

  /** How far a tenant's scores are. */
  record Version(long number, Instant movedAt) {
    static final Version NONE = new Version(0, Instant.EPOCH);
  }

  static Version version(Transaction tx, TenantId tenant) throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select version, moved_at from leaderboards.feed where tenant_id = ?")) {
      select.setInt(1, tenant.value());
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? new Version(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant())
            : Version.NONE;
      }
    }
  }

  /** Builds a board from what the transaction can see. */
  public static OrderBoard load(Transaction tx, BoardKey key) throws SQLException {
    int[] seats = new int[256];
    int[] scores = new int[256];
    int count = 0;
    try (PreparedStatement select =
        tx.connection().prepareStatement(SCORES + " and score is not null")) {
      select.setFetchSize(PORTION);
      of(select, key);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          if (count == seats.length) {
            seats = Arrays.copyOf(seats, count * 2);
            scores = Arrays.copyOf(scores, count * 2);
          }
          seats[count] = row.getInt(1);
          scores[count++] = row.getInt(2);
        }
      }
    }
    return OrderBoard.of(Arrays.copyOf(seats, count), Arrays.copyOf(scores, count));
  }

  /**
   * Applies what came after a version. Who left comes first: a person who is back has scores again.
   */
  static void follow(Transaction tx, BoardKey key, long after, OrderBoard board)
      throws SQLException {
    try (PreparedStatement select =
        tx.connection()
            .prepareStatement(
                "select seat from leaderboards.departure where tenant_id = ? and version > ?")) {
      select.setInt(1, key.tenant().value());
      select.setLong(2, after);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          board.remove(row.getInt(1));
        }
      }
    }
    try (PreparedStatement select = tx.connection().prepareStatement(SCORES + " and changed > ?")) {
      of(select, key);
      select.setLong(5, after);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          int score = row.getInt(2);
          if (row.wasNull()) {
            board.remove(row.getInt(1));
          } else {
            board.set(row.getInt(1), score);
          }
        }
      }
    }
  }

  private static void of(PreparedStatement select, BoardKey key) throws SQLException {
    select.setInt(1, key.tenant().value());
    select.setInt(2, key.metric().code());
    select.setString(3, key.period().wireName());
    select.setObject(4, key.starts());
  }
}
