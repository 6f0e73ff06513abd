package org.wellbundle.core.sync.silence;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How often something new comes over one link, learned as it comes: a smoothed time between two
 * arrivals and its smoothed deviation, with the weights TCP uses for its retransmission timer (RFC
 * 6298, 2.3).
 *
 * @param heardAt when something new last came
 * @param usualSeconds between two arrivals
 * @param spreadSeconds how far they lie from that
 * @param heard arrivals so far
 */
record Arrivals(@Nullable Instant heardAt, double usualSeconds, double spreadSeconds, int heard) {
  static final Arrivals NONE = new Arrivals(null, 0, 0, 0);

  /** What comes within this time is one arrival: a sync of the watch makes several pages. */
  static final Duration ONE = Duration.ofMinutes(15);

  /** Arrivals before a link's rhythm counts as known. */
  static final int KNOWN = 8;

  private static final double NEW_IN_USUAL = 0.125;
  private static final double NEW_IN_SPREAD = 0.25;
  private static final double SPREADS = 4;
  private static final Duration SHORTEST = Duration.ofHours(1);

  /** A holiday isn't a rhythm. */
  private static final Duration LONGEST = Duration.ofDays(7);

  /** True when something that comes now belongs to what came last. */
  boolean sameAsLast(Instant now) {
    return heardAt != null && now.isBefore(heardAt.plus(ONE));
  }

  Arrivals hear(Instant now) {
    if (heardAt == null) {
      return new Arrivals(now, 0, 0, 1);
    }
    double seconds = Math.min(seconds(Duration.between(heardAt, now)), LONGEST.toSeconds());
    if (heard == 1) {
      return new Arrivals(now, seconds, seconds / 2, 2);
    }
    double spread =
        (1 - NEW_IN_SPREAD) * spreadSeconds + NEW_IN_SPREAD * Math.abs(usualSeconds - seconds);
    double usual = (1 - NEW_IN_USUAL) * usualSeconds + NEW_IN_USUAL * seconds;
    return new Arrivals(now, usual, spread, heard + 1);
  }

  boolean known() {
    return heard >= KNOWN;
  }

  /** By then something new is usually there; null before anything came. */
  @Nullable Instant expectedBy() {
    if (heardAt == null) {
      return null;
    }
    double seconds = Math.max(SHORTEST.toSeconds(), usualSeconds + SPREADS * spreadSeconds);
    return heardAt.plusSeconds(Math.round(seconds));
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
