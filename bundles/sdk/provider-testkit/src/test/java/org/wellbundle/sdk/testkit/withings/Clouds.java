package org.wellbundle.sdk.testkit.withings;

import java.time.Duration;
import java.time.Instant;
import org.wellbundle.sdk.testkit.http.SimClock;

/** Clouds for tests: time stands still until it is advanced. */
final class Clouds {
  /** A Friday noon in Berlin, three weeks after the clocks went back. */
  static final Instant NOW = Instant.parse("2026-11-20T11:00:00Z");

  private Clouds() {}

  static WithingsCloud.Builder frozen() {
    return WithingsCloud.builder()
        .clock(SimClock.frozenAt(NOW))
        .callsPerMinute(0)
        .sameArguments(Duration.ZERO);
  }
}
