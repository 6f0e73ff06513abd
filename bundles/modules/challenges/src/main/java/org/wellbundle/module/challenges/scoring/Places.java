package org.wellbundle.module.challenges.scoring;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import org.wellbundle.module.challenges.scoring.Rules.Ties;

/** From scores to places. */
public final class Places {
  private Places() {}

  /** Somebody or some team with a place. */
  public record Placed<T>(int place, T who) {}

  /**
   * Best first; equal scores share a place, and among them the lower number comes first, so that
   * the order never depends on how they were read.
   */
  public static <T> List<Placed<T>> of(
      List<T> all, ToLongFunction<T> score, ToLongFunction<T> number, Ties ties) {
    List<T> sorted = new ArrayList<>(all);
    sorted.sort(Comparator.comparingLong(score).reversed().thenComparingLong(number));
    List<Placed<T>> placed = new ArrayList<>(sorted.size());
    int place = 0;
    for (int n = 0; n < sorted.size(); n++) {
      T one = sorted.get(n);
      boolean tied = n > 0 && score.applyAsLong(sorted.get(n - 1)) == score.applyAsLong(one);
      if (!tied) {
        place = ties == Ties.DENSE ? place + 1 : n + 1;
      }
      placed.add(new Placed<>(place, one));
    }
    return placed;
  }
}
