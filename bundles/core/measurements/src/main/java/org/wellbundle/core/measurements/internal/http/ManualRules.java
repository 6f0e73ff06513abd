package org.wellbundle.core.measurements.internal.http;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.platform.http.Problem;

/** What a person may type in, and what they may delete. */
final class ManualRules {
  /** Metrics that may be typed in, with the range that is plausible in the catalogue's unit. */
  private static final Map<Metric, Range> ENTERABLE = new EnumMap<>(Metric.class);

  /** Taken on purpose, one at a time: the person decides whether such a one was a mistake. */
  private static final Set<Metric> ACTIVE =
      Set.of(
          Metric.WEIGHT,
          Metric.HEIGHT,
          Metric.HEART_RATE,
          Metric.SPO2,
          Metric.BLOOD_PRESSURE_SYSTOLIC,
          Metric.BLOOD_PRESSURE_DIASTOLIC,
          Metric.BODY_TEMPERATURE,
          Metric.SKIN_TEMPERATURE,
          Metric.TEMPERATURE);

  static {
    ENTERABLE.put(Metric.WEIGHT, new Range(1, 500));
    ENTERABLE.put(Metric.FAT_MASS, new Range(0, 400));
    ENTERABLE.put(Metric.FAT_RATIO, new Range(0, 100));
    ENTERABLE.put(Metric.HEIGHT, new Range(0.2, 2.8));
    ENTERABLE.put(Metric.HEART_RATE, new Range(20, 300));
    ENTERABLE.put(Metric.BLOOD_PRESSURE_SYSTOLIC, new Range(40, 320));
    ENTERABLE.put(Metric.BLOOD_PRESSURE_DIASTOLIC, new Range(20, 220));
    ENTERABLE.put(Metric.BODY_TEMPERATURE, new Range(25, 46));
    ENTERABLE.put(Metric.SPO2, new Range(40, 100));
    ENTERABLE.put(Metric.BLOOD_GLUCOSE, new Range(10, 1_500));
  }

  private ManualRules() {}

  private record Range(double least, double most) {}

  static void check(Metric metric, double value) {
    Range range = ENTERABLE.get(metric);
    if (range == null) {
      throw new Problem(
          400,
          "metric.not-enterable",
          "This metric can't be typed in.",
          Map.of("metric", metric.key()));
    }
    if (!(value >= range.least() && value <= range.most())) {
      throw new Problem(
          400,
          "measurement.value-invalid",
          "The value must lie between %s and %s %s."
              .formatted(range.least(), range.most(), Words.unit(metric)),
          Map.of("metric", metric.key()));
    }
  }

  /** Values of one reading that can't be true at the same time. */
  static void checkTogether(List<Sample> reading) {
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    reading.forEach(sample -> values.put(sample.metric(), sample.value()));
    Double upper = values.get(Metric.BLOOD_PRESSURE_SYSTOLIC);
    Double lower = values.get(Metric.BLOOD_PRESSURE_DIASTOLIC);
    if (upper != null && lower != null && upper <= lower) {
      throw new Problem(
          400,
          "measurement.value-invalid",
          "The upper blood pressure must lie above the lower one.",
          Map.of("metric", Metric.BLOOD_PRESSURE_SYSTOLIC.key()));
    }
  }

  /**
   * What was typed in, here or at the manufacturer, may go; of what a device measured only single
   * readings taken on purpose; nothing that was calculated.
   */
  static boolean deletable(long link, List<Sample> record) {
    return link == Links.SELF
        || record.stream().allMatch(row -> row.origin().modality() == Modality.SELF_REPORTED)
        || record.stream()
            .anyMatch(
                row ->
                    ACTIVE.contains(row.metric())
                        && row.moment().end() == null
                        && row.origin().modality() != Modality.DERIVED);
  }
}
