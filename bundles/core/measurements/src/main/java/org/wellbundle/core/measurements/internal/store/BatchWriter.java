package org.wellbundle.core.measurements.internal.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Tombstone;
import org.wellbundle.api.measurement.Unmapped;
import org.wellbundle.api.measurement.Workout;

/** Writes to the tables of one link of a profile, under the profile's lock. */
public final class BatchWriter {
  static final Kind<Sample> SAMPLES = new SampleKind();
  static final Kind<DailyTotal> TOTALS = new DailyTotalKind();
  static final Kind<SleepSession> SESSIONS = new SleepSessionKind();
  static final Kind<SleepSegment> SEGMENTS = new SleepSegmentKind();
  static final Kind<Workout> WORKOUTS = new WorkoutKind();
  private static final List<Kind<?>> KINDS = List.of(SAMPLES, TOTALS, SESSIONS, SEGMENTS, WORKOUTS);

  private final Link link;
  private final Arrivals arrivals;
  private final ChangedDays days = new ChangedDays();
  private final List<Unmapped> unmapped = new ArrayList<>();
  private int changed;
  private int unchanged;

  /**
   * @param now time the written rows carry
   */
  public BatchWriter(
      Scope scope,
      LinkId link,
      String dataType,
      Provenances provenances,
      Arrivals arrivals,
      Instant now) {
    this.link = new Link(scope, link, dataType, provenances, now);
    this.arrivals = arrivals;
  }

  /** Stores a batch. */
  public void write(Batch batch) throws SQLException {
    Tombstones tombstones = Tombstones.read(link, range(batch));
    bury(tombstones, batch.tombstones().stream().map(Tombstone::key).toList());
    merge(SAMPLES, batch.samples(), tombstones);
    merge(TOTALS, batch.dailyTotals(), tombstones);
    merge(SESSIONS, batch.sleepSessions(), tombstones);
    merge(SEGMENTS, batch.sleepSegments(), tombstones);
    merge(WORKOUTS, batch.workouts(), tombstones);
    link.provenances().writeFresh(link.scope());
    SideTables.writeDevices(link, batch.devices());
    Goals goals = batch.goals();
    if (goals != null) {
      SideTables.writeGoals(link, goals);
    }
    unmapped(batch.unmapped());
  }

  /** Removes a record of any version for good. */
  public void bury(RecordKey key) throws SQLException {
    IdRange range = new IdRange();
    range.add(key.id());
    bury(Tombstones.read(link, range), List.of(key));
  }

  /**
   * Removes records that a complete read of a window didn't list. What an older delivery may still
   * bring stays out; when the vendor lists the same version again, it comes back.
   */
  public void removeUnlisted(Instant from, Instant to, Instant readStarted, Set<String> listed)
      throws SQLException {
    Map<String, Long> versions = new Unlisted(link, from, to, readStarted).find(listed);
    if (versions.isEmpty()) {
      return;
    }
    changed += remove(versions);
    Tombstones.read(link, new IdRange())
        .write(
            link,
            versions.entrySet().stream()
                .map(entry -> new RecordKey(entry.getKey(), entry.getValue() - 1))
                .toList());
  }

  private void unmapped(List<Unmapped> codes) throws SQLException {
    SideTables.writeUnmapped(link, codes);
    unmapped.addAll(codes);
  }

  /** What had no place. */
  public List<Unmapped> unmapped() {
    return List.copyOf(unmapped);
  }

  public ChangedDays days() {
    return days;
  }

  /** Records that are new, replaced or removed. */
  public int changed() {
    return changed;
  }

  public int unchanged() {
    return unchanged;
  }

  /** Time of the newest value in a batch, null when it has none. */
  public static @Nullable Instant newest(Batch batch) {
    Instant newest = null;
    for (Sample row : batch.samples()) {
      newest = later(newest, row.moment());
    }
    for (SleepSession row : batch.sleepSessions()) {
      newest = later(newest, row.moment());
    }
    for (SleepSegment row : batch.sleepSegments()) {
      newest = later(newest, row.moment());
    }
    for (Workout row : batch.workouts()) {
      newest = later(newest, row.moment());
    }
    return newest;
  }

  private static @Nullable Instant later(@Nullable Instant newest, Moment moment) {
    Instant end = moment.end() == null ? moment.start() : moment.end();
    boolean newer = newest == null || end.isAfter(newest);
    return newer && Fold.plausible(moment.localDate()) ? end : newest;
  }

  private <T> void merge(Kind<T> kind, Collection<T> rows, Tombstones tombstones)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    Fold<T> fold = Fold.of(kind, rows, tombstones);
    int merged = Merge.apply(link, fold, days, arrivals);
    if (fold.implausible() > 0) {
      unmapped(List.of(new Unmapped("date", kind.table(), fold.implausible())));
    }
    changed += merged;
    unchanged += fold.records().size() - merged + fold.refused();
  }

  private void bury(Tombstones tombstones, List<RecordKey> keys) throws SQLException {
    if (keys.isEmpty()) {
      return;
    }
    tombstones.write(link, keys);
    Map<String, Long> versions = new HashMap<>();
    keys.forEach(key -> versions.merge(key.id(), key.version(), Math::max));
    changed += remove(versions);
  }

  private int remove(Map<String, Long> versions) throws SQLException {
    Set<String> removed = new LinkedHashSet<>();
    for (Kind<?> kind : KINDS) {
      removed.addAll(Merge.remove(link, kind, versions, days));
    }
    return removed.size();
  }

  private static IdRange range(Batch batch) {
    IdRange range = new IdRange();
    batch.samples().forEach(row -> range.add(row.key().id()));
    batch.dailyTotals().forEach(row -> range.add(row.key().id()));
    batch.sleepSessions().forEach(row -> range.add(row.key().id()));
    batch.sleepSegments().forEach(row -> range.add(row.key().id()));
    batch.workouts().forEach(row -> range.add(row.key().id()));
    batch.tombstones().forEach(row -> range.add(row.key().id()));
    return range;
  }
}
