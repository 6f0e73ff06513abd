package org.wellbundle.module.challenges.scoring;

import java.util.List;
import org.wellbundle.api.measurement.Metric;

/** What a challenge counts. */
public enum Measure {
  STEPS("steps", 100_000, Metric.STEPS),
  DISTANCE("distance", 150_000, Metric.DISTANCE),
  /** Moderate and vigorous minutes count the same. */
  ACTIVE_MINUTES(
      "activeMinutes", 960, Metric.ACTIVE_MINUTES_MODERATE, Metric.ACTIVE_MINUTES_VIGOROUS),
  ELEVATION("elevation", 6_000, Metric.ELEVATION_GAIN);

  private final String wireName;
  private final long implausible;
  private final List<Metric> metrics;

  Measure(String wireName, long implausible, Metric... metrics) {
    this.wireName = wireName;
    this.implausible = implausible * Thousandths.ONE;
    this.metrics = List.of(metrics);
  }

  /** Name in the HTTP interface. */
  public String wireName() {
    return wireName;
  }

  /** A day above this is marked, and counts all the same. */
  public long implausible() {
    return implausible;
  }

  /** What a day's values are added from. */
  public List<Metric> metrics() {
    return metrics;
  }

  /** UCUM unit. */
  public String unit() {
    return metrics.get(0).unit();
  }
}
