package org.wellbundle.core.sync.coverage;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long a page takes lately, from asking to stored, on this node. */
public final class CallPace {
  private static final double FIRST_GUESS_MILLIS = 100;
  private static final double WEIGHT = 0.1;

  private final int workers;
  private final Map<String, Double> millis = new ConcurrentHashMap<>();

  public CallPace(int workers) {
    this.workers = workers;
  }

  public void took(String provider, Duration page) {
    millis.merge(
        provider, (double) page.toMillis(), (old, now) -> old * (1 - WEIGHT) + now * WEIGHT);
  }

  /** Time for that many pages when only this node's workers count. */
  public Duration estimate(String provider, long pages) {
    double each = millis.getOrDefault(provider, FIRST_GUESS_MILLIS);
    return Duration.ofMillis(Math.round(pages * each / workers));
  }
}
