package org.wellbundle.module.leaderboards.board;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Who is where, by score: the highest first. Equal scores share a rank, and the ranks after them
 * are skipped (1-2-2-4); among equals the lower seat comes first, so every node answers the same.
 *
 * <p>People are seats here, small numbers that mean nothing elsewhere. A participant takes about
 * sixteen bytes. Not safe for use by several threads.
 */
public final class OrderBoard {
  private static final int NOBODY = -1;

  /** Score by seat. */
  private int[] scores = new int[0];

  private CountedTree order = new CountedTree();

  /**
   * One line.
   *
   * @param place from 0, every line has its own
   * @param rank from 1, shared by equals
   */
  public record Line(int place, int rank, int seat, int score) {}

  /** A board of many at once. A seat named twice is an error. */
  public static OrderBoard of(int[] seats, int[] scores) {
    OrderBoard board = new OrderBoard();
    board.widen(Arrays.stream(seats).max().orElse(NOBODY) + 1);
    long[] keys = new long[seats.length];
    for (int each = 0; each < seats.length; each++) {
      if (board.has(seats[each])) {
        throw new IllegalArgumentException("seat " + seats[each] + " is taken");
      }
      keys[each] = key(seats[each], scores[each]);
      board.remember(seats[each], scores[each]);
    }
    Arrays.sort(keys);
    board.order = CountedTree.of(keys);
    return board;
  }

  /** Sits down, or moves. False when nothing changes. */
  public boolean set(int seat, int score) {
    long key = key(seat, score);
    if (has(seat)) {
      if (scores[seat] == score) {
        return false;
      }
      order.remove(key(seat, scores[seat]));
    }
    remember(seat, score);
    return order.add(key);
  }

  /** Leaves: nobody notices but by moving up. False when the seat was empty. */
  public boolean remove(int seat) {
    if (!has(seat)) {
      return false;
    }
    order.remove(key(seat, scores[seat]));
    scores[seat] = NOBODY;
    return true;
  }

  public boolean has(int seat) {
    return seat >= 0 && seat < scores.length && scores[seat] != NOBODY;
  }

  public int size() {
    return order.size();
  }

  /** The seat's line; the seat has to be taken. */
  public Line line(int seat) {
    if (!has(seat)) {
      throw new IllegalArgumentException("seat " + seat + " is empty");
    }
    int score = scores[seat];
    return new Line(order.below(key(seat, score)), rankOf(score), seat, score);
  }

  /** The rank a score has, or would have. */
  public int rankOf(int score) {
    return 1 + order.below(key(0, score));
  }

  /** Lines from a place on. */
  public List<Line> page(int place, int most) {
    List<Line> lines = new ArrayList<>();
    int rank = 0;
    int before = NOBODY;
    int at = Math.max(0, place);
    for (long key : order.from(at, most)) {
      int score = Integer.MAX_VALUE - (int) (key >>> Integer.SIZE);
      if (score != before) {
        rank = lines.isEmpty() ? rankOf(score) : at + 1;
        before = score;
      }
      lines.add(new Line(at, rank, (int) key, score));
      at++;
    }
    return lines;
  }

  /** Ascending keys are falling scores, and rising seats among equals. */
  private static long key(int seat, int score) {
    if (seat < 0 || score < 0) {
      throw new IllegalArgumentException("seat " + seat + ", score " + score);
    }
    return (long) (Integer.MAX_VALUE - score) << Integer.SIZE | seat;
  }

  private void remember(int seat, int score) {
    if (seat >= scores.length) {
      widen(Math.max(seat + 1, scores.length + scores.length / 4));
    }
    scores[seat] = score;
  }

  private void widen(int length) {
    int before = scores.length;
    scores = Arrays.copyOf(scores, length);
    Arrays.fill(scores, before, length, NOBODY);
  }
}
