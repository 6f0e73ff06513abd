package org.wellbundle.core.measurements.internal.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.RecordKey;

/**
 * What a batch says of each record, once repetitions are gone: the newest version counts, and
 * within a version the last delivery of each part.
 */
final class Fold<T> {
  private final Kind<T> kind;
  private final Map<String, Entry<T>> records;
  private final IdRange range = new IdRange();
  private @Nullable Entry<T> latest;
  private String latestId = "";
  private int refused;
  private int implausible;

  private Fold(Kind<T> kind, int rows) {
    this.kind = kind;
    this.records = new LinkedHashMap<>(rows * 2);
  }

  static <T> Fold<T> of(Kind<T> kind, Collection<T> rows, Tombstones tombstones) {
    Fold<T> fold = new Fold<>(kind, rows.size());
    Set<String> refused = new HashSet<>();
    for (T given : rows) {
      RecordKey key = kind.key(given);
      if (!plausible(kind.localDate(given))) {
        fold.implausible++;
      } else if (tombstones.cover(key)) {
        refused.add(key.id());
      } else {
        fold.add(key, kind.normalized(given));
      }
    }
    refused.removeAll(fold.records.keySet());
    fold.refused = refused.size();
    return fold;
  }

  private void add(RecordKey key, T row) {
    Entry<T> entry = latest;
    if (entry == null || !key.id().equals(latestId)) { // a record's rows mostly stand together
      entry = records.get(key.id());
      if (entry == null) {
        entry = new Entry<>(key.version());
        records.put(key.id(), entry);
        range.add(key.id());
      }
      latest = entry;
      latestId = key.id();
    }
    entry.add(kind, row, key.version());
  }

  Kind<T> kind() {
    return kind;
  }

  Map<String, Entry<T>> records() {
    return records;
  }

  boolean isEmpty() {
    return records.isEmpty();
  }

  IdRange range() {
    return range;
  }

  /** A vendor's wrong clock must not make a page that can never be stored. */
  static boolean plausible(LocalDate date) {
    return date.getYear() >= 1900 && date.getYear() < 2200;
  }

  /** Rows of an impossible date, which are left out. */
  int implausible() {
    return implausible;
  }

  /** Records that a deletion keeps out. */
  int refused() {
    return refused;
  }

  List<T> rows() {
    List<T> rows = new ArrayList<>(records.size() * 2);
    records.values().forEach(entry -> rows.addAll(entry.rows));
    return rows;
  }

  /** One record. */
  static final class Entry<T> {
    private final List<T> rows = new ArrayList<>(4);
    private long version;

    private Entry(long version) {
      this.version = version;
    }

    long version() {
      return version;
    }

    List<T> rows() {
      return rows;
    }

    private void add(Kind<T> kind, T row, long rowVersion) {
      if (rowVersion < version) {
        return;
      }
      if (rowVersion > version) {
        version = rowVersion;
        rows.clear();
      }
      for (int i = 0; i < rows.size(); i++) {
        if (kind.samePart(rows.get(i), row)) {
          rows.set(i, row);
          return;
        }
      }
      rows.add(row);
    }
  }
}
