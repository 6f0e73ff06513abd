package org.wellbundle.module.leaderboards;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.wellbundle.api.measurement.Metric;

/**
 * What boards compare, in whole units. More than the cap counts on no day: nobody has to hurt
 * themselves, or shake a watch, to stay ahead.
 */
public enum BoardMetric {
  STEPS(1, "steps", "1", 60_000, Metric.STEPS),
  DISTANCE(2, "distance", "m", 100_000, Metric.DISTANCE),
  ACTIVE_MINUTES(
      3,
      "activeMinutes",
      "min",
      600,
      Metric.ACTIVE_MINUTES_MODERATE,
      Metric.ACTIVE_MINUTES_VIGOROUS),
  ELEVATION(4, "elevationGain", "m", 5_000, Metric.ELEVATION_GAIN);

  private final int code;
  private final String wireName;
  private final String unit;
  private final int dailyCap;
  private final List<Metric> parts;

  BoardMetric(int code, String wireName, String unit, int dailyCap, Metric... parts) {
    this.code = code;
    this.wireName = wireName;
    this.unit = unit;
    this.dailyCap = dailyCap;
    this.parts = List.of(parts);
  }

  /** In the database; never changes. */
  int code() {
    return code;
  }

  String wireName() {
    return wireName;
  }

  String unit() {
    return unit;
  }

  int dailyCap() {
    return dailyCap;
  }

  /** Metrics that are added up. */
  List<Metric> parts() {
    return parts;
  }

  static Optional<BoardMetric> of(String wireName) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(wireName)).findFirst();
  }
}
