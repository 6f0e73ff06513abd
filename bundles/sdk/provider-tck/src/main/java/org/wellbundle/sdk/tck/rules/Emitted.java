package org.wellbundle.sdk.tck.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;

/** What a batch holds, seen across its kinds of records. */
final class Emitted {

  private Emitted() {}

  /** Every value with its metric. */
  static void values(Batch batch, BiConsumer<Metric, Double> each) {
    batch.samples().forEach(sample -> each.accept(sample.metric(), sample.value()));
    batch.dailyTotals().forEach(total -> each.accept(total.metric(), total.value()));
    batch.sleepSessions().forEach(night -> night.details().forEach(each));
    batch.workouts().forEach(workout -> workout.values().forEach(each));
  }

  /** How often each metric occurs. */
  static Map<Metric, Integer> metrics(Batch batch) {
    Map<Metric, Integer> metrics = new EnumMap<>(Metric.class);
    values(batch, (metric, value) -> metrics.merge(metric, 1, Integer::sum));
    return metrics;
  }

  /** When everything was. */
  static List<Moment> moments(Batch batch) {
    List<Moment> moments = new ArrayList<>();
    batch.samples().forEach(sample -> moments.add(sample.moment()));
    batch.sleepSessions().forEach(night -> moments.add(night.moment()));
    batch.sleepSegments().forEach(segment -> moments.add(segment.moment()));
    batch.workouts().forEach(workout -> moments.add(workout.moment()));
    return moments;
  }

  static List<Instant> starts(Batch batch) {
    return moments(batch).stream().map(Moment::start).toList();
  }

  /** Whether there is anything at all, devices and goals included. */
  static boolean anything(Batch batch) {
    return !batch.isEmpty() || !batch.devices().isEmpty() || batch.goals() != null;
  }
}
