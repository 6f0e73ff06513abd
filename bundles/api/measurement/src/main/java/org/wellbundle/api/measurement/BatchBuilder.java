package org.wellbundle.api.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Collects what a provider maps from one page. Not safe for use by several threads. */
public final class BatchBuilder {
  private final List<Sample> samples = new ArrayList<>();
  private final List<DailyTotal> dailyTotals = new ArrayList<>();
  private final List<SleepSession> sleepSessions = new ArrayList<>();
  private final List<SleepSegment> sleepSegments = new ArrayList<>();
  private final List<Workout> workouts = new ArrayList<>();
  private final List<Device> devices = new ArrayList<>();
  private final List<Tombstone> tombstones = new ArrayList<>();
  private final Map<String, Map<String, Integer>> unmapped = new TreeMap<>();
  private @Nullable Goals goals;

  BatchBuilder() {}

  public BatchBuilder add(Sample sample) {
    samples.add(sample);
    return this;
  }

  public BatchBuilder add(DailyTotal total) {
    dailyTotals.add(total);
    return this;
  }

  public BatchBuilder add(SleepSession session) {
    sleepSessions.add(session);
    return this;
  }

  public BatchBuilder add(SleepSegment segment) {
    sleepSegments.add(segment);
    return this;
  }

  public BatchBuilder add(Workout workout) {
    workouts.add(workout);
    return this;
  }

  public BatchBuilder add(Device device) {
    devices.add(device);
    return this;
  }

  public BatchBuilder add(Tombstone tombstone) {
    tombstones.add(tombstone);
    return this;
  }

  public BatchBuilder goals(Goals value) {
    goals = value;
    return this;
  }

  /** Counts a code that has no canonical place. */
  public BatchBuilder unmapped(String kind, String code) {
    unmapped.computeIfAbsent(kind, k -> new TreeMap<>()).merge(code, 1, Integer::sum);
    return this;
  }

  public Batch build() {
    List<Unmapped> counted = new ArrayList<>();
    unmapped.forEach(
        (kind, codes) -> codes.forEach((code, n) -> counted.add(new Unmapped(kind, code, n))));
    return new Batch(
        samples,
        dailyTotals,
        sleepSessions,
        sleepSegments,
        workouts,
        devices,
        goals,
        tombstones,
        counted);
  }
}
