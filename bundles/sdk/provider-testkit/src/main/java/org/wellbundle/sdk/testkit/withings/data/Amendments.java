package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What was changed by hand in one person's generated data. */
public final class Amendments {
  private record DayPatch(Map<String, Object> figures, long modified) {}

  private final Map<Long, MeasureGroup> groups = new LinkedHashMap<>();
  private final Set<Long> deleted = new LinkedHashSet<>();
  private final Map<LocalDate, DayPatch> days = new LinkedHashMap<>();

  /** Adds a group, or puts it in place of the one with its id. */
  public synchronized void put(MeasureGroup group) {
    deleted.remove(group.grpid());
    groups.put(group.grpid(), group);
  }

  /** Deletes a group, night or workout; it is simply not listed any more. */
  public synchronized void delete(long id) {
    groups.remove(id);
    deleted.add(id);
  }

  /** Overrides figures of a day, which thereby counts as modified at that time. */
  public synchronized void patchDay(LocalDate date, Map<String, Object> figures, long modified) {
    days.put(date, new DayPatch(Map.copyOf(figures), modified));
  }

  synchronized boolean touches(long id) {
    return deleted.contains(id) || groups.containsKey(id);
  }

  synchronized boolean deleted(long id) {
    return deleted.contains(id);
  }

  synchronized List<MeasureGroup> groups() {
    return List.copyOf(groups.values());
  }

  public synchronized Optional<MeasureGroup> group(long id) {
    return Optional.ofNullable(groups.get(id));
  }

  synchronized Set<LocalDate> patchedDays() {
    return Set.copyOf(days.keySet());
  }

  synchronized ActivityRow apply(ActivityRow row) {
    DayPatch patch = days.get(row.date());
    return patch == null ? row : row.patched(patch.figures(), patch.modified());
  }
}
