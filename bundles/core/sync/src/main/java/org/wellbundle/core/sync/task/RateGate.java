package org.wellbundle.core.sync.task;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which classes of a provider's tasks have no rate budget for the moment. Without it, one refused
 * task after the other would be leased and put back.
 */
public final class RateGate {
  /** A refusal is believed for this long at most: budgets come back by the second. */
  private static final Duration BELIEVED = Duration.ofSeconds(3);

  private static final int CLASSES = 3;

  private final Map<String, Instant> closed = new ConcurrentHashMap<>();

  /** Returns when the class is open again. */
  Instant close(String provider, int priority, Instant now, Instant until) {
    Instant latest = now.plus(BELIEVED);
    Instant end = until.isBefore(latest) ? until : latest;
    closed.put(provider + priority, end);
    return end;
  }

  /** Classes that may be asked for, first served first. */
  public List<Integer> open(String provider, Instant now) {
    List<Integer> open = new ArrayList<>();
    for (int priority = 0; priority < CLASSES; priority++) {
      Instant until = closed.get(provider + priority);
      if (until == null || !now.isBefore(until) || until.isAfter(now.plus(BELIEVED))) {
        open.add(priority);
      }
    }
    return open;
  }
}
