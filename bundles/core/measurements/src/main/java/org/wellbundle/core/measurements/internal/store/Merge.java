package org.wellbundle.core.measurements.internal.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Brings the stored rows of one kind to what a batch says. Works under the profile's lock, so what
 * it reads can't change before it writes.
 */
final class Merge<T> {
  private final Link link;
  private final Kind<T> kind;
  private final ChangedDays days;
  private final List<T> gone = new ArrayList<>();
  private final List<T> fresh = new ArrayList<>();
  private int changed;

  private Merge(Link link, Kind<T> kind, ChangedDays days) {
    this.link = link;
    this.kind = kind;
    this.days = days;
  }

  /** Returns how many records are new or have other content now. */
  static <T> int apply(Link link, Fold<T> fold, ChangedDays days, Arrivals arrivals)
      throws SQLException {
    if (fold.isEmpty()) {
      return 0;
    }
    Merge<T> merge = new Merge<>(link, fold.kind(), days);
    if (!fold.range().isComparable()
        || link.anyBetween(fold.kind().table(), fold.range().first(), fold.range().last())) {
      merge.compare(fold);
    } else {
      merge.takeAll(fold, arrivals);
    }
    merge.write();
    return merge.changed;
  }

  /** Removes the rows of records whose stored version is not newer than the one given. */
  static <T> Set<String> remove(
      Link link, Kind<T> kind, Map<String, Long> versions, ChangedDays days) throws SQLException {
    Merge<T> merge = new Merge<>(link, kind, days);
    for (T row : kind.read(link, versions.keySet())) {
      Long until = versions.get(kind.key(row).id());
      if (until != null && kind.key(row).version() <= until) {
        merge.gone.add(row);
        kind.touch(row, days);
      }
    }
    merge.write();
    Set<String> removed = new LinkedHashSet<>();
    merge.gone.forEach(row -> removed.add(kind.key(row).id()));
    return removed;
  }

  private void takeAll(Fold<T> fold, Arrivals arrivals) throws SQLException {
    fresh.addAll(fold.rows());
    fresh.forEach(row -> kind.touch(row, days));
    kind.announce(fresh, arrivals);
    changed = fold.records().size();
  }

  private void compare(Fold<T> fold) throws SQLException {
    Set<String> suspects = new LinkedHashSet<>();
    kind.differing(link, fold.rows()).forEach(row -> suspects.add(kind.key(row).id()));
    Map<String, List<T>> stored = stored(suspects);
    for (String id : suspects) {
      Fold.Entry<T> given = fold.records().get(id);
      if (given != null) {
        compare(given, stored.getOrDefault(id, List.of()));
      }
    }
  }

  private Map<String, List<T>> stored(Collection<String> records) throws SQLException {
    Map<String, List<T>> byRecord = new HashMap<>();
    if (!records.isEmpty()) {
      for (T row : kind.read(link, records)) {
        byRecord.computeIfAbsent(kind.key(row).id(), id -> new ArrayList<>(2)).add(row);
      }
    }
    return byRecord;
  }

  private void compare(Fold.Entry<T> given, List<T> stored) {
    long storedVersion =
        stored.stream().mapToLong(row -> kind.key(row).version()).max().orElse(Long.MIN_VALUE);
    if (!stored.isEmpty() && given.version() < storedVersion) {
      return; // late: something newer is here
    }
    boolean replaces = given.version() > storedVersion;
    Map<Part, T> before = new HashMap<>();
    stored.forEach(row -> before.put(kind.part(row), row));
    boolean different = false;
    for (T row : given.rows()) {
      T old = before.remove(kind.part(row));
      if (row.equals(old)) {
        continue;
      }
      fresh.add(row);
      if (old != null) {
        gone.add(old);
      }
      if (old == null || !kind.withVersion(old, given.version()).equals(row)) {
        different = true;
        touch(old, row);
      }
    }
    if (replaces) {
      // A newer version speaks for the whole record: what it no longer has is gone.
      for (T left : before.values()) {
        gone.add(left);
        kind.touch(left, days);
        different = true;
      }
    }
    if (different) {
      changed++;
    }
  }

  private void touch(@Nullable T old, T row) {
    if (old != null) {
      kind.touch(old, days);
    }
    kind.touch(row, days);
  }

  private void write() throws SQLException {
    if (!gone.isEmpty()) {
      kind.delete(link, gone);
    }
    if (!fresh.isEmpty()) {
      kind.insert(link, fresh);
    }
  }
}
