package org.wellbundle.core.sync.coverage;

import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.api.measurement.Batch;

/** The local dates a batch has data for. */
public final class ReceivedDays {
  private ReceivedDays() {}

  public static Set<LocalDate> of(Batch batch) {
    Set<LocalDate> days = new TreeSet<>();
    batch.samples().forEach(sample -> days.add(sample.moment().localDate()));
    batch.dailyTotals().forEach(total -> days.add(total.localDate()));
    batch.sleepSessions().forEach(session -> days.add(session.moment().localDate()));
    batch.sleepSegments().forEach(segment -> days.add(segment.moment().localDate()));
    batch.workouts().forEach(workout -> days.add(workout.moment().localDate()));
    return days;
  }
}
