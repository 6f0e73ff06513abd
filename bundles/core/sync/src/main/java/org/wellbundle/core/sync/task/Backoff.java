package org.wellbundle.core.sync.task;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Waits that grow, with jitter so that links don't come back all at once. */
public final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(30);

  private final Duration first;

  public Backoff(Duration first) {
    this.first = first;
  }

  /**
   * @param attempts failures before this one, from 0
   */
  public Duration after(int attempts) {
    long doubled = first.toMillis() << Math.min(attempts, 16);
    long wait = Math.min(doubled, LONGEST.toMillis());
    return Duration.ofMillis(wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1));
  }
}
