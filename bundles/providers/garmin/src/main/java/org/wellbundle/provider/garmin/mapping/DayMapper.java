package org.wellbundle.provider.garmin.mapping;

import static org.wellbundle.provider.garmin.mapping.Emit.measured;
import static org.wellbundle.provider.garmin.mapping.Emit.times;
import static org.wellbundle.provider.garmin.mapping.Emit.total;

import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.RecordKey;

/** Summaries of a local day. There is one a day, whatever id it comes under. */
public final class DayMapper {
  public static final SummaryMapper DAILIES =
      new SummaryMapper(
          Set.of(
              Metric.STEPS,
              Metric.DISTANCE,
              Metric.FLOORS,
              Metric.ACTIVE_ENERGY,
              Metric.TOTAL_ENERGY,
              Metric.ACTIVE_MINUTES_MODERATE,
              Metric.ACTIVE_MINUTES_VIGOROUS,
              Metric.RESTING_HEART_RATE,
              Metric.HEART_RATE_MIN,
              Metric.HEART_RATE_MAX,
              Metric.HEART_RATE,
              Metric.STRESS),
          DayMapper::daily);

  public static final SummaryMapper USER_METRICS =
      new SummaryMapper(Set.of(Metric.VO2MAX), DayMapper::userMetrics);

  public static final SummaryMapper HRV =
      new SummaryMapper(Set.of(Metric.HRV_RMSSD), DayMapper::hrv);

  private static final double MINUTE = 1 / 60.0;

  private DayMapper() {}

  private static void daily(Summary day, BatchBuilder batch) {
    Optional<LocalDate> found = day.date();
    if (found.isEmpty()) {
      batch.unmapped("malformed", "dailies");
      return;
    }
    LocalDate date = found.get();
    // Today's summary comes again and again, each longer than the one before, in any order.
    Integer covered = day.count("durationInSeconds");
    RecordKey key = new RecordKey("d" + date, covered == null ? 0 : covered);
    total(batch, key, Metric.STEPS, date, day.number("steps"));
    total(batch, key, Metric.DISTANCE, date, day.number("distanceInMeters"));
    total(batch, key, Metric.FLOORS, date, day.number("floorsClimbed"));
    OptionalDouble active = day.number("activeKilocalories");
    OptionalDouble basal = day.number("bmrKilocalories");
    total(batch, key, Metric.ACTIVE_ENERGY, date, active);
    if (active.isPresent() && basal.isPresent()) {
      OptionalDouble all = OptionalDouble.of(active.getAsDouble() + basal.getAsDouble());
      total(batch, key, Metric.TOTAL_ENERGY, date, all);
    }
    OptionalDouble moderate = times(day.number("moderateIntensityDurationInSeconds"), MINUTE);
    OptionalDouble vigorous = times(day.number("vigorousIntensityDurationInSeconds"), MINUTE);
    total(batch, key, Metric.ACTIVE_MINUTES_MODERATE, date, moderate);
    total(batch, key, Metric.ACTIVE_MINUTES_VIGOROUS, date, vigorous);
    // The average heart rate of a day's summary is one of seven days: not taken.
    heart(day, batch, key, date, Metric.RESTING_HEART_RATE, "restingHeartRate");
    heart(day, batch, key, date, Metric.HEART_RATE_MIN, "minHeartRate");
    heart(day, batch, key, date, Metric.HEART_RATE_MAX, "maxHeartRate");
    OptionalDouble stress = measured(day.number("averageStressLevel", "averageStresslevel"));
    total(batch, key, Metric.STRESS, date, stress);
    Emit.series(batch, day, "timeOffsetHeartRateSamples", "hr", Metric.HEART_RATE);
  }

  private static void heart(
      Summary day, BatchBuilder batch, RecordKey key, LocalDate date, Metric metric, String name) {
    total(batch, key, metric, date, measured(day.number(name + "InBeatsPerMinute")));
  }

  private static void userMetrics(Summary metrics, BatchBuilder batch) {
    Optional<LocalDate> date = metrics.date();
    if (date.isEmpty()) {
      batch.unmapped("malformed", "userMetrics");
      return;
    }
    RecordKey key = new RecordKey("u" + date.get(), 0);
    total(batch, key, Metric.VO2MAX, date.get(), measured(metrics.number("vo2Max")));
  }

  private static void hrv(Summary night, BatchBuilder batch) {
    Optional<LocalDate> date = night.date();
    if (date.isEmpty()) {
      batch.unmapped("malformed", "hrv");
      return;
    }
    RecordKey key = new RecordKey("v" + date.get(), 0);
    total(batch, key, Metric.HRV_RMSSD, date.get(), measured(night.number("lastNightAvg")));
    Emit.series(batch, night, "hrvValues", "hv", Metric.HRV_RMSSD);
  }
}
