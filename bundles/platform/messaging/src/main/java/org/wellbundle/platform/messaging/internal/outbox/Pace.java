package org.wellbundle.platform.messaging.internal.outbox;

import java.time.Duration;

/**
 * How the outbox is worked off.
 *
 * @param poll longest time without a look
 * @param term of a lease
 * @param tries of one event before it becomes a dead letter
 * @param firstPause before the second try; doubles with each further one
 */
public record Pace(Duration poll, Duration term, int tries, Duration firstPause) {
  public static Pace standard() {
    return new Pace(Duration.ofSeconds(2), Duration.ofSeconds(15), 5, Duration.ofSeconds(1));
  }

  Duration pause(int triesSoFar) {
    return firstPause.multipliedBy(1L << Math.min(triesSoFar, 10));
  }
}
