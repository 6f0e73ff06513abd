package org.wellbundle.core.sync.silence;

import java.time.Duration;

/**
 * How a provider fares with everybody's links together.
 *
 * @param links that sync
 * @param known those of them whose rhythm is known
 * @param heard of the known, those that something new came over within {@link #WINDOW}
 * @param missed of the known, those whose expected time passed within it and that brought nothing
 *     since
 * @param refused links the provider refused within the last hour
 * @param silentBefore it was found silent, and that hasn't ended
 */
record Pulse(long links, long known, long heard, long missed, long refused, boolean silentBefore) {
  static final Duration WINDOW = Duration.ofHours(6);

  /** So many can be late by chance. */
  private static final int FEW = 5;

  private static final double MOST = 0.8;

  /**
   * More than withdraw their permission in one hour; a tenth of a percent where many are linked.
   */
  private static final int WITHDRAWN = 4;

  private static final double MANY = 0.001;

  /**
   * Hardly anything comes over links that should have brought something: it isn't the people. It
   * lasts until something comes over a fifth of all, since after some time nobody is due any more.
   */
  boolean silent() {
    return silentBefore
        ? heard < (1 - MOST) * known
        : missed > FEW && missed >= MOST * (missed + heard);
  }

  /** More are refused at once than people withdraw permissions: it isn't the people. */
  boolean refusesMany() {
    return refused > Math.max(WITHDRAWN, MANY * links);
  }
}
