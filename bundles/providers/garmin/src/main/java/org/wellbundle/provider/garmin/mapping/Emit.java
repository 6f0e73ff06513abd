package org.wellbundle.provider.garmin.mapping;

import java.time.LocalDate;
import java.util.OptionalDouble;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;

/** Adds values that are there. */
final class Emit {
  static final Origin WATCH = Origin.sensed(null, null);

  private Emit() {}

  static void sample(
      BatchBuilder batch,
      RecordKey key,
      Metric metric,
      Moment moment,
      OptionalDouble value,
      Origin origin) {
    value.ifPresent(number -> batch.add(new Sample(key, metric, 0, moment, number, origin)));
  }

  static void total(
      BatchBuilder batch, RecordKey key, Metric metric, LocalDate date, OptionalDouble value) {
    value.ifPresent(number -> batch.add(new DailyTotal(key, metric, date, number, WATCH)));
  }

  /** A value times something, where it is there. */
  static OptionalDouble times(OptionalDouble value, double factor) {
    return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
  }

  /** Garmin writes -1 and -2 for what couldn't be measured, and 0 where nothing was. */
  static OptionalDouble measured(OptionalDouble value) {
    return value.isPresent() && value.getAsDouble() > 0 ? value : OptionalDouble.empty();
  }

  /** Each value of a series as a record of its own, known by its time. */
  static void series(
      BatchBuilder batch, Summary summary, String field, String prefix, Metric metric) {
    summary
        .series(field)
        .forEach(
            (at, value) -> {
              if (value > 0 || (metric == Metric.STRESS && value == 0)) {
                RecordKey key = new RecordKey(prefix + at.getEpochSecond(), 0);
                batch.add(new Sample(key, metric, 0, summary.at(at), value, WATCH));
              }
            });
  }
}
