package org.wellbundle.sdk.testkit.withings.notify;

import java.time.Duration;

/**
 * How faithfully notifications are delivered.
 *
 * @param copies how often each is sent; 1 is normal, 0 loses them
 * @param reorder collect so many and deliver them in reverse; 0 or 1 is normal
 * @param lag the cloud's time between event and first delivery
 */
public record Manners(int copies, int reorder, Duration lag) {
  public static final Manners GOOD = new Manners(1, 0, Duration.ZERO);
}
