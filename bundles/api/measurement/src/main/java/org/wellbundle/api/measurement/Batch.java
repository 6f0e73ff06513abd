package org.wellbundle.api.measurement;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page of a vendor's answer brought, mapped. Duplicates within a batch are allowed; the
 * newest version of a key wins.
 */
public record Batch(
    List<Sample> samples,
    List<DailyTotal> dailyTotals,
    List<SleepSession> sleepSessions,
    List<SleepSegment> sleepSegments,
    List<Workout> workouts,
    List<Device> devices,
    @Nullable Goals goals,
    List<Tombstone> tombstones,
    List<Unmapped> unmapped) {

  private static final Batch EMPTY =
      new Batch(
          List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), null, List.of(),
          List.of());

  public Batch {
    samples = List.copyOf(samples);
    dailyTotals = List.copyOf(dailyTotals);
    sleepSessions = List.copyOf(sleepSessions);
    sleepSegments = List.copyOf(sleepSegments);
    workouts = List.copyOf(workouts);
    devices = List.copyOf(devices);
    tombstones = List.copyOf(tombstones);
    unmapped = List.copyOf(unmapped);
  }

  public static Batch empty() {
    return EMPTY;
  }

  /**
   * A builder-like copy with other parts is rarely needed; providers collect into a {@link
   * BatchBuilder}.
   */
  public static BatchBuilder builder() {
    return new BatchBuilder();
  }

  /** True when nothing that a member would see is in it. */
  public boolean isEmpty() {
    return samples.isEmpty()
        && dailyTotals.isEmpty()
        && sleepSessions.isEmpty()
        && sleepSegments.isEmpty()
        && workouts.isEmpty()
        && tombstones.isEmpty();
  }
}
