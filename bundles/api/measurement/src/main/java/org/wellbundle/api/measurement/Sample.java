package org.wellbundle.api.measurement;

/**
 * One value of one metric at one time: a weigh-in's weight, or the steps of a minute. Never summed
 * together with daily totals.
 *
 * @param key the vendor's record; several samples may share one (a blood pressure reading has
 *     three)
 * @param metric what was measured
 * @param site body site code for segmental metrics, 0 for the whole body; part of the identity with
 *     key and metric
 * @param moment when
 * @param value in the metric's unit; finite
 * @param origin who measured it, and how
 */
public record Sample(
    RecordKey key, Metric metric, int site, Moment moment, double value, Origin origin) {
  public Sample {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("value must be finite");
    }
  }
}
