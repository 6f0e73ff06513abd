package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** A book and a clock of its own; asking the book takes time. */
final class SimulatedBook implements SliceBook, Ticker {
  private final Map<String, List<long[]>> slices = new HashMap<>();
  private final Random random;
  private final Duration slowest;
  private long now;
  private long lastId;

  SimulatedBook(Random random, Duration slowest) {
    this.random = random;
    this.slowest = slowest;
  }

  @Override
  public <T> T open(String registration, Duration keep, Function<Page, T> work) {
    pass(random.nextLong(slowest.toNanos() + 1));
    List<long[]> rows = slices.computeIfAbsent(registration, r -> new ArrayList<>());
    rows.removeIf(row -> row[1] <= now - keep.toNanos());
    T result = work.apply(page(rows, now));
    pass(random.nextLong(slowest.toNanos() + 1));
    return result;
  }

  private Page page(List<long[]> rows, long at) {
    return new Page() {
      @Override
      public int grantedWithin(Duration span) {
        return rows.stream()
            .filter(row -> row[1] > at - span.toNanos())
            .mapToInt(row -> (int) row[2])
            .sum();
      }

      @Override
      public int[] grantedLately(Duration step, int steps) {
        int[] calls = new int[steps];
        for (long[] row : rows) {
          long age = (at - row[1]) / step.toNanos();
          if (age < steps) {
            calls[(int) age] += (int) row[2];
          }
        }
        return calls;
      }

      @Override
      public Duration untilLeft(Duration span, int calls) {
        long soFar = 0;
        for (long[] row : rows) {
          soFar += row[1] > at - span.toNanos() ? row[2] : 0;
          if (calls > 0 && soFar >= calls) {
            return Duration.ofNanos(row[1] - at + span.toNanos());
          }
        }
        return Duration.ZERO;
      }

      @Override
      public long grant(int calls) {
        rows.add(new long[] {++lastId, at, calls});
        return lastId;
      }

      @Override
      public void settle(long slice, int made) {
        rows.stream().filter(row -> row[0] == slice).forEach(row -> row[2] = made);
      }
    };
  }

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void sleep(Duration time) {
    pass(time.toNanos());
  }

  void pass(long nanos) {
    now += nanos;
  }
}
