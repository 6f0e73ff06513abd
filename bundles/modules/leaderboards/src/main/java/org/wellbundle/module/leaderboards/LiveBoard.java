package org.wellbundle.module.leaderboards;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import org.wellbundle.module.leaderboards.BoardTable.Version;
import org.wellbundle.module.leaderboards.board.OrderBoard;
import org.wellbundle.platform.database.Transaction;

/**
 * A board of this node, kept in step with the database: before it answers it applies what was
 * committed since its own watermark. The first answer builds it.
 */
final class LiveBoard {
  /** Departures are kept longer than this; a board that didn't move for longer is built anew. */
  static final Duration LONGEST_SLEEP = Duration.ofDays(1);

  private final BoardKey key;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private OrderBoard board = OrderBoard.of(new int[0], new int[0]);
  private volatile long watermark = -1;
  private Instant moved = Instant.EPOCH;
  private volatile Instant asked = Instant.EPOCH;

  LiveBoard(BoardKey key) {
    this.key = key;
  }

  /** When somebody wanted something of it last. */
  Instant asked() {
    return asked;
  }

  /** Catches up with what the transaction can see. */
  Version catchUp(Transaction tx, Instant now) throws SQLException {
    asked = now;
    Version version = BoardTable.version(tx, key.tenant());
    if (watermark < version.number()) {
      lock.writeLock().lock();
      try {
        move(tx, version.number(), now);
      } finally {
        lock.writeLock().unlock();
      }
    }
    return version;
  }

  /** Another thread may have done it while this one waited. */
  private void move(Transaction tx, long version, Instant now) throws SQLException {
    if (watermark >= version) {
      return;
    }
    if (moved.plus(LONGEST_SLEEP).isBefore(now)) {
      board = BoardTable.load(tx, key);
    } else {
      BoardTable.follow(tx, key, watermark, board);
    }
    moved = now;
    watermark = version;
  }

  /** Looks at the board while nothing moves. */
  <T> T read(Function<OrderBoard, T> look) {
    lock.readLock().lock();
    try {
      return look.apply(board);
    } finally {
      lock.readLock().unlock();
    }
  }
}
