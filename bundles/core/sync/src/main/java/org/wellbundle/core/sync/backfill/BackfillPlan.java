package org.wellbundle.core.sync.backfill;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.core.sync.coverage.PlannedType;
import org.wellbundle.core.sync.task.NewTask;
import org.wellbundle.core.sync.task.Span;
import org.wellbundle.core.sync.task.TaskKind;

/**
 * What is fetched when a link begins: first what few calls bring, then detail, newest first. Days
 * are cut at midnight UTC and one day more than asked for is read, so that the days asked for are
 * whole in every time zone.
 *
 * @param types coverage to note, in the provider's order
 * @param tasks in the order they are to be done
 */
public record BackfillPlan(List<PlannedType> types, List<NewTask> tasks) {
  public BackfillPlan {
    types = List.copyOf(types);
    tasks = List.copyOf(tasks);
  }

  public static BackfillPlan of(List<DataType> dataTypes, int askedDays, Instant now) {
    Instant until = now.truncatedTo(ChronoUnit.MILLIS);
    List<PlannedType> types = new ArrayList<>();
    List<NewTask> first = new ArrayList<>();
    List<NewTask> detail = new ArrayList<>();
    for (DataType type : dataTypes) {
      boolean isFirst = type.phase() == DataType.Phase.FIRST;
      TaskKind kind = isFirst ? TaskKind.BACKFILL_FIRST : TaskKind.BACKFILL_DETAIL;
      List<NewTask> target = isFirst ? first : detail;
      if (type.historyDays() <= 0) {
        target.add(new NewTask(type.id(), kind, Span.current()));
        continue;
      }
      int granted = Math.min(askedDays, type.historyDays());
      List<Span> windows = windows(type.window(), granted, until);
      LocalDate today = LocalDate.ofInstant(until, ZoneOffset.UTC);
      types.add(
          new PlannedType(
              type.id(),
              type.phase(),
              askedDays,
              granted,
              today.minusDays(granted),
              today.plusDays(1),
              until,
              windows.size()));
      windows.forEach(window -> target.add(new NewTask(type.id(), kind, window)));
    }
    detail.sort(Comparator.comparing(BackfillPlan::end).reversed());
    List<NewTask> tasks = new ArrayList<>(first);
    tasks.addAll(detail);
    return new BackfillPlan(types, tasks);
  }

  /** Windows of at most a length, newest first, cut at midnight where they are days long. */
  static List<Span> windows(
      @org.jspecify.annotations.Nullable Duration longest, int days, Instant until) {
    Instant from =
        LocalDate.ofInstant(until, ZoneOffset.UTC)
            .minusDays(days)
            .atStartOfDay(ZoneOffset.UTC)
            .toInstant();
    return split(longest, from, until);
  }

  /** The same for any span. */
  public static List<Span> split(
      @org.jspecify.annotations.Nullable Duration longest, Instant from, Instant until) {
    if (longest == null || Duration.between(from, until).compareTo(longest) <= 0) {
      return List.of(Span.window(from, until));
    }
    List<Span> windows = new ArrayList<>();
    Instant end = until;
    while (end.isAfter(from)) {
      Instant start = max(from, begin(longest, end));
      windows.add(Span.window(start, end));
      end = start;
    }
    return windows;
  }

  private static Instant begin(Duration longest, Instant end) {
    Instant start = end.minus(longest);
    Instant midnight = start.truncatedTo(ChronoUnit.DAYS);
    Instant next = midnight.equals(start) ? start : midnight.plus(1, ChronoUnit.DAYS);
    return next.isBefore(end) ? next : start;
  }

  private static Instant max(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Instant end(NewTask task) {
    Instant to = task.span().to();
    return to == null ? Instant.MAX : to;
  }
}
