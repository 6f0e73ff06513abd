package org.wellbundle.core.consent;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;

/** Leaves out of a batch what a person doesn't want collected. */
public final class BatchFilter {
  private BatchFilter() {}

  /** The batch itself when all of it may be stored. */
  public static Batch keep(Batch batch, Set<DataKind> kinds) {
    if (kinds.size() == MetricKinds.ALL.size() || wanted(batch, kinds)) {
      return batch;
    }
    return new Batch(
        batch.samples().stream().filter(it -> wants(it.metric(), kinds)).toList(),
        batch.dailyTotals().stream().filter(it -> wants(it.metric(), kinds)).toList(),
        kinds.contains(DataKind.SLEEP)
            ? batch.sleepSessions().stream().map(it -> keep(it, kinds)).toList()
            : List.of(),
        kinds.contains(DataKind.SLEEP) ? batch.sleepSegments() : List.of(),
        kinds.contains(DataKind.WORKOUTS)
            ? batch.workouts().stream().map(it -> keep(it, kinds)).toList()
            : List.of(),
        batch.devices(),
        batch.goals(),
        batch.tombstones(),
        batch.unmapped());
  }

  /** True when at least one of the metrics may be stored, or when none is declared. */
  public static boolean mayBring(Set<Metric> metrics, Set<DataKind> kinds) {
    return metrics.isEmpty() || metrics.stream().anyMatch(metric -> wants(metric, kinds));
  }

  private static boolean wanted(Batch batch, Set<DataKind> kinds) {
    return batch.samples().stream().allMatch(it -> wants(it.metric(), kinds))
        && batch.dailyTotals().stream().allMatch(it -> wants(it.metric(), kinds))
        && (kinds.contains(DataKind.SLEEP)
            || batch.sleepSessions().isEmpty() && batch.sleepSegments().isEmpty())
        && (kinds.contains(DataKind.WORKOUTS) || batch.workouts().isEmpty())
        && batch.sleepSessions().stream().allMatch(it -> wants(it.details(), kinds))
        && batch.workouts().stream().allMatch(it -> wants(it.values(), kinds));
  }

  private static boolean wants(Metric metric, Set<DataKind> kinds) {
    return kinds.contains(MetricKinds.of(metric));
  }

  private static boolean wants(Map<Metric, Double> values, Set<DataKind> kinds) {
    return values.keySet().stream().allMatch(metric -> wants(metric, kinds));
  }

  private static SleepSession keep(SleepSession it, Set<DataKind> kinds) {
    return new SleepSession(
        it.key(),
        it.moment(),
        it.asleepSeconds(),
        it.lightSeconds(),
        it.deepSeconds(),
        it.remSeconds(),
        it.awakeSeconds(),
        it.wakeUps(),
        it.latencySeconds(),
        only(it.details(), kinds),
        it.origin());
  }

  private static Workout keep(Workout it, Set<DataKind> kinds) {
    return new Workout(it.key(), it.moment(), it.kind(), only(it.values(), kinds), it.origin());
  }

  private static Map<Metric, Double> only(Map<Metric, Double> values, Set<DataKind> kinds) {
    return values.entrySet().stream()
        .filter(each -> wants(each.getKey(), kinds))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
