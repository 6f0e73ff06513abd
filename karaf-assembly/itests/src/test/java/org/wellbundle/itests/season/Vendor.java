package org.wellbundle.itests.season;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Map;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.sdk.testkit.withings.data.ActivityRow;
import org.wellbundle.testing.Allow;

/**
 * The vendor's cloud, and what it says of its watches' days. Its clock stands still, so that a day
 * is one number. A watch is called as the person is who wears it there.
 */
final class Vendor {
  private final WithingsCloud cloud;

  private Vendor(WithingsCloud cloud) {
    this.cloud = cloud;
  }

  static Vendor start(int watches, long seed, Instant still) {
    return new Vendor(
        WithingsCloud.builder()
            .port(0)
            .seed(seed)
            .members(watches)
            .callsPerMinute(0)
            .sameArguments(Duration.ZERO)
            .clock(SimClock.frozenAt(still))
            .start());
  }

  WithingsCloud cloud() {
    return cloud;
  }

  static String watch(int number) {
    return "member%04d".formatted(number + 1);
  }

  Allow allow(String watch) {
    return Allow.by(cloud, watch + "@load.example");
  }

  ZoneId home(String watch) {
    return cloud.control().people().find(watch).home();
  }

  /** A day's steps, of the watch rather than of another app; below zero where it has no row. */
  int steps(String watch, LocalDate date) {
    return cloud.control().timeline(watch).activity(date, date, cloud.clock().epoch()).stream()
        .max(
            Comparator.comparing((ActivityRow row) -> !row.external()).thenComparing(Vendor::steps))
        .map(Vendor::steps)
        .orElse(-1);
  }

  private static int steps(ActivityRow row) {
    return row.figures().get("steps") instanceof Number steps ? steps.intValue() : 0;
  }

  void set(String watch, LocalDate date, int steps) {
    cloud.control().patchDay(watch, date, Map.of("steps", steps));
  }

  /** Every notification has been delivered. */
  void settle() {
    cloud.clock().settle();
  }
}
