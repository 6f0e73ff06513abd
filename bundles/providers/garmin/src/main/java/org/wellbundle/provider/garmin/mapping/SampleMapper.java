package org.wellbundle.provider.garmin.mapping;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.provider.Json;

/** Summaries that are series of values, or slices of a day. */
public final class SampleMapper {
  public static final SummaryMapper EPOCHS =
      new SummaryMapper(
          Set.of(Metric.STEPS, Metric.DISTANCE, Metric.ACTIVE_ENERGY), SampleMapper::epoch);

  public static final SummaryMapper STRESS =
      series(Metric.STRESS, "timeOffsetStressLevelValues", "st");
  public static final SummaryMapper PULSE_OX = series(Metric.SPO2, "timeOffsetSpo2Values", "ox");
  public static final SummaryMapper RESPIRATION =
      series(Metric.RESPIRATORY_RATE, "timeOffsetEpochToBreaths", "rr");

  private static final Map<String, Metric> SNAPSHOT_METRICS =
      Map.of(
          "heart_rate", Metric.HEART_RATE,
          "respiration", Metric.RESPIRATORY_RATE,
          "stress", Metric.STRESS,
          "spo2", Metric.SPO2,
          "rmssd_hrv", Metric.HRV_RMSSD,
          "sdrr_hrv", Metric.HRV_SDNN);

  public static final SummaryMapper SNAPSHOT =
      new SummaryMapper(Set.copyOf(SNAPSHOT_METRICS.values()), SampleMapper::snapshot);

  private SampleMapper() {}

  private static SummaryMapper series(Metric metric, String field, String prefix) {
    return new SummaryMapper(
        Set.of(metric), (summary, batch) -> Emit.series(batch, summary, field, prefix, metric));
  }

  /** A quarter of an hour has a record for each kind of movement in it. */
  private static void epoch(Summary slice, BatchBuilder batch) {
    Optional<Instant> start = slice.start();
    Integer seconds = slice.count("durationInSeconds");
    if (start.isEmpty() || seconds == null) {
      batch.unmapped("malformed", "epochs");
      return;
    }
    String kind = slice.text("activityType").toLowerCase(Locale.ROOT);
    RecordKey key =
        new RecordKey(
            "e"
                + start.get().getEpochSecond()
                + "-"
                + kind.substring(0, Math.min(40, kind.length())),
            seconds);
    Moment moment = slice.between(start.get(), start.get().plusSeconds(seconds), null);
    Emit.sample(batch, key, Metric.STEPS, moment, slice.number("steps"), Emit.WATCH);
    Emit.sample(batch, key, Metric.DISTANCE, moment, slice.number("distanceInMeters"), Emit.WATCH);
    Emit.sample(
        batch, key, Metric.ACTIVE_ENERGY, moment, slice.number("activeKilocalories"), Emit.WATCH);
  }

  /** Two minutes of sitting still, as one value of each kind. */
  private static void snapshot(Summary snapshot, BatchBuilder batch) {
    Optional<Instant> start = snapshot.start();
    if (start.isEmpty()) {
      batch.unmapped("malformed", "healthSnapshot");
      return;
    }
    RecordKey key = new RecordKey("hs" + start.get().getEpochSecond(), 0);
    for (Json part : snapshot.json().get("summaries").items()) {
      Summary values = new Summary(part);
      String name = values.text("summaryType").toLowerCase(Locale.ROOT);
      Metric metric = SNAPSHOT_METRICS.get(name);
      if (metric == null) {
        batch.unmapped("snapshot", name.isEmpty() ? "none" : name);
        continue;
      }
      Emit.sample(
          batch,
          key,
          metric,
          snapshot.at(start.get()),
          Emit.measured(values.number("avgValue")),
          Emit.WATCH);
    }
  }
}
