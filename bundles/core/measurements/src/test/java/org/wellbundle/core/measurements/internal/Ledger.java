package org.wellbundle.core.measurements.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;

/**
 * What must be stored after some deliveries: the rule told row by row, in memory, by other code.
 */
final class Ledger {
  private final Map<String, Long> deleted = new HashMap<>();
  private final Map<String, Book> books = new TreeMap<>();

  private static final class Book {
    long version;
    final Map<String, Object> rows = new TreeMap<>();
  }

  void deliver(Batch batch) {
    batch
        .tombstones()
        .forEach(
            tombstone -> {
              RecordKey key = tombstone.key();
              deleted.merge(key.id(), key.version(), Math::max);
              books
                  .entrySet()
                  .removeIf(
                      entry ->
                          entry.getKey().endsWith("/" + key.id())
                              && entry.getValue().version <= key.version());
            });
    batch
        .samples()
        .forEach(row -> enter("sample", row.key(), row.metric().id() + "." + row.site(), row));
    batch.dailyTotals().forEach(row -> enter("total", row.key(), "" + row.metric().id(), row));
    batch.sleepSessions().forEach(row -> enter("session", row.key(), "", row));
    batch.sleepSegments().forEach(row -> enter("segment", row.key(), "", row));
    batch.workouts().forEach(row -> enter("workout", row.key(), "", row));
  }

  private void enter(String kind, RecordKey key, String part, Object row) {
    if (key.version() <= deleted.getOrDefault(key.id(), Long.MIN_VALUE)) {
      return;
    }
    Book book = books.computeIfAbsent(kind + "/" + key.id(), id -> new Book());
    if (key.version() < book.version) {
      return;
    }
    if (key.version() > book.version) {
      book.version = key.version();
      book.rows.clear();
    }
    book.rows.put(part, row);
  }

  List<Sample> samples() {
    return rows(Sample.class);
  }

  List<DailyTotal> totals() {
    return rows(DailyTotal.class);
  }

  List<SleepSession> sessions() {
    return rows(SleepSession.class);
  }

  List<SleepSegment> segments() {
    return rows(SleepSegment.class);
  }

  List<Workout> workouts() {
    return rows(Workout.class);
  }

  private <T> List<T> rows(Class<T> type) {
    return books.values().stream()
        .flatMap(book -> book.rows.values().stream())
        .flatMap(row -> type.isInstance(row) ? Stream.of(type.cast(row)) : Stream.empty())
        .toList();
  }
}
