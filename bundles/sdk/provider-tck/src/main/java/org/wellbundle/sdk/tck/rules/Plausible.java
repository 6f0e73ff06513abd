package org.wellbundle.sdk.tck.rules;

import java.util.EnumMap;
import java.util.Map;
import org.wellbundle.api.measurement.Metric;

/**
 * What values are possible at all, wide enough for everybody alive: grams for kilograms, a fraction
 * for a percentage, Fahrenheit for Celsius or seconds for minutes of a day fall out.
 */
final class Plausible {
  private record Bounds(double least, double most) {}

  private static final Map<String, Bounds> BY_UNIT =
      Map.ofEntries(
          Map.entry("%", new Bounds(0, 100)),
          Map.entry("bpm", new Bounds(15, 260)),
          Map.entry("Cel", new Bounds(-30, 60)),
          Map.entry("kg", new Bounds(0, 400)),
          Map.entry("mm[Hg]", new Bounds(20, 320)),
          Map.entry("min", new Bounds(0, 1600)),
          Map.entry("ms", new Bounds(0, 3000)),
          Map.entry("kcal", new Bounds(0, 30_000)),
          Map.entry("/min", new Bounds(0, 100)),
          Map.entry("m/s", new Bounds(0, 40)),
          Map.entry("m", new Bounds(0, 500_000)),
          Map.entry("mL/min/kg", new Bounds(5, 110)),
          Map.entry("mg/dL", new Bounds(10, 1500)),
          Map.entry("a", new Bounds(0, 150)));

  private static final Map<Metric, Bounds> BY_METRIC = new EnumMap<>(Metric.class);

  static {
    BY_METRIC.put(Metric.WEIGHT, new Bounds(1, 700));
    BY_METRIC.put(Metric.HEIGHT, new Bounds(0.3, 2.8));
    BY_METRIC.put(Metric.FAT_RATIO, new Bounds(1.5, 90));
    BY_METRIC.put(Metric.SPO2, new Bounds(30, 100));
    BY_METRIC.put(Metric.STEPS, new Bounds(0, 250_000));
    BY_METRIC.put(Metric.FLOORS, new Bounds(0, 3000));
    BY_METRIC.put(Metric.ELEVATION_GAIN, new Bounds(0, 20_000));
    BY_METRIC.put(Metric.BODY_TEMPERATURE, new Bounds(20, 46));
    BY_METRIC.put(Metric.CORE_BODY_TEMPERATURE, new Bounds(20, 46));
    BY_METRIC.put(Metric.POOL_LENGTH, new Bounds(1, 500));
    BY_METRIC.put(Metric.BASAL_METABOLIC_RATE, new Bounds(200, 10_000));
    BY_METRIC.put(Metric.STRESS, new Bounds(0, 100));
    BY_METRIC.put(Metric.SLEEP_SCORE, new Bounds(0, 100));
  }

  private static final Bounds ANY = new Bounds(-1e9, 1e9);

  private Plausible() {}

  static boolean isPossible(Metric metric, double value) {
    Bounds bounds = BY_METRIC.getOrDefault(metric, BY_UNIT.getOrDefault(metric.unit(), ANY));
    return value >= bounds.least() && value <= bounds.most();
  }
}
