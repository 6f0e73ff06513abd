package org.wellbundle.core.measurements.internal.store;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;

/** Metrics and local dates whose stored data changed. */
public final class ChangedDays {
  private final Set<Long> days = new HashSet<>();
  private final @Nullable LocalDate[] latest = new LocalDate[Metric.values().length];
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;

  /** The value of this metric and day may be another one now. */
  public void add(Metric metric, LocalDate date) {
    if (date.equals(latest[metric.ordinal()])) {
      return; // rows of a day mostly come together
    }
    latest[metric.ordinal()] = date;
    add(date);
    days.add((long) metric.id() << 32 | date.toEpochDay() & 0xffffffffL);
  }

  /** Something of this day changed that no metric tells, for example a stage of sleep. */
  public void add(LocalDate date) {
    if (from == null || date.isBefore(from)) {
      from = date;
    }
    if (to == null || date.isAfter(to)) {
      to = date;
    }
  }

  public boolean isEmpty() {
    return days.isEmpty();
  }

  public int size() {
    return days.size();
  }

  /** In ascending order of metric and date. */
  public void forEach(BiConsumer<Integer, LocalDate> consumer) {
    days.stream()
        .sorted()
        .forEach(day -> consumer.accept((int) (day >> 32), LocalDate.ofEpochDay((int) (long) day)));
  }

  public @Nullable LocalDate from() {
    return from;
  }

  public @Nullable LocalDate to() {
    return to;
  }
}
