package org.wellbundle.core.measurements.internal.days;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Metric.Rollup;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Metrics;
import org.wellbundle.core.measurements.internal.store.Provenance;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Reads what the values of some days are made of. */
final class DaySources {
  /** Values of a night that no daily total and no sample gives. */
  private static final Set<Metric> OF_NIGHTS =
      EnumSet.range(Metric.SLEEP_SCORE, Metric.CHEST_MOVEMENT_RATE_MAX);

  private static final String WANTED =
      " from unnest(?::smallint[], ?::date[]) d(metric_id, local_date)";

  /** One look-up per wanted day; as a plain join the planner may read the whole profile instead. */
  private static final String OF_DAY =
      " where s.tenant_id = ? and s.profile_id = ? and s.metric_id = d.metric_id"
          + " and s.local_date = d.local_date";

  private static final String TOTALS =
      "select d.metric_id, d.local_date, t.*"
          + WANTED
          + " cross join lateral (select s.link_id, s.provenance_id, s.version, s.record_id, s.value"
          + " from measurements.daily_total s"
          + OF_DAY
          + " offset 0) t";

  /** A value so large that no metric has it would spoil the sum of the millionths. */
  private static final String MILLIONTHS =
      "round(least(greatest(s.value, -1e12), 1e12) * 1e6)::bigint";

  private static final String FOLDED =
      "select d.metric_id, d.local_date, g.*"
          + WANTED
          + " cross join lateral (select s.link_id, s.provenance_id, %s as period, count(*), sum("
          + MILLIONTHS
          + "), min(s.value), max(s.value), max(s.start_at), '', 0::float8"
          + " from measurements.sample s"
          + OF_DAY
          + " and s.site = 0 group by 1, 2, 3) g";

  private static final String LATEST =
      "select d.metric_id, d.local_date, g.*"
          + WANTED
          + " cross join lateral (select distinct on (s.link_id, s.provenance_id, period)"
          + " s.link_id, s.provenance_id, %s as period, 1, 0, s.value as least, s.value as most,"
          + " s.start_at, s.record_id, s.value"
          + " from measurements.sample s"
          + OF_DAY
          + " and s.site = 0 order by s.link_id, s.provenance_id, period,"
          + " s.start_at desc, s.record_id desc) g";

  private static final String NIGHTS =
      "select local_date, link_id, provenance_id, record_id, version, detail_metrics, detail_values"
          + " from measurements.sleep_session where tenant_id = ? and profile_id = ?"
          + " and local_date = any(?) and cardinality(detail_metrics) > 0"
          + " order by local_date, end_at - start_at desc nulls last, start_at, link_id, record_id";

  private final Scope scope;
  private final Links links;
  private final Provenances provenances;
  private final Map<DayKey, List<Total>> totals = new HashMap<>();
  private final Map<DayKey, List<Group>> groups = new HashMap<>();

  private DaySources(Scope scope, Links links, Provenances provenances) {
    this.scope = scope;
    this.links = links;
    this.provenances = provenances;
  }

  /**
   * @param known groups of days whose samples needn't be read
   */
  static DaySources read(
      Scope scope,
      Links links,
      Provenances provenances,
      Collection<DayKey> days,
      Map<DayKey, List<Group>> known)
      throws SQLException {
    DaySources read = new DaySources(scope, links, provenances);
    read.groups.putAll(known);
    read.readTotals(days);
    List<DayKey> open = days.stream().filter(read::open).toList();
    read.readSamples(open.stream().filter(day -> !known.containsKey(day)).toList());
    read.readNights(open);
    return read;
  }

  /** Samples of the days that need them, which are those that {@link #open} tells then. */
  static DaySources samples(
      Scope scope, Links links, Provenances provenances, Collection<DayKey> days)
      throws SQLException {
    DaySources read = new DaySources(scope, links, provenances);
    read.readTotals(days);
    read.readSamples(days.stream().filter(read::open).toList());
    return read;
  }

  /** With one link a daily total settles the day, and its thousand samples need no reading. */
  boolean open(DayKey day) {
    return !links.single() || !totals.containsKey(day);
  }

  private void readSamples(Collection<DayKey> days) throws SQLException {
    readGroups(FOLDED, only(days, rollup -> rollup != Rollup.LAST));
    readGroups(LATEST, only(days, rollup -> rollup == Rollup.LAST));
  }

  List<Total> totals(DayKey day) {
    return totals.getOrDefault(day, List.of());
  }

  List<Group> groups(DayKey day) {
    return groups.getOrDefault(day, List.of());
  }

  private static List<DayKey> only(Collection<DayKey> days, Predicate<Rollup> rollup) {
    return days.stream().filter(day -> rollup.test(Metrics.of(day.metric()).rollup())).toList();
  }

  private void readTotals(Collection<DayKey> days) throws SQLException {
    try (PreparedStatement query = prepare(TOTALS, days);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Provenance provenance = provenances.get(row.getInt(4));
        totals
            .computeIfAbsent(day(row), day -> new ArrayList<>(1))
            .add(
                new Total(
                    row.getLong(3),
                    provenance.origin().modality(),
                    links.source(provenance.origin(), row.getLong(3)),
                    row.getLong(5),
                    row.getString(6),
                    row.getDouble(7)));
      }
    }
  }

  private void readGroups(String sql, List<DayKey> days) throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    try (PreparedStatement query = prepare(sql.formatted(period()), days);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        groups.computeIfAbsent(day(row), day -> new ArrayList<>(1)).add(group(row));
      }
    }
  }

  /** The number of switches before a sample, as SQL. Instants are ours, never from outside. */
  private String period() {
    if (links.single()) {
      return "0";
    }
    List<String> switches = links.switches().stream().map(at -> "'" + at + "'").toList();
    return "width_bucket(s.start_at, array[" + String.join(", ", switches) + "]::timestamptz[])";
  }

  private Group group(ResultSet row) throws SQLException {
    Provenance provenance = provenances.get(row.getInt(4));
    return new Group(
        row.getLong(3),
        row.getInt(5),
        provenance.origin().modality(),
        links.source(provenance.origin(), row.getLong(3)),
        provenance.origin().uncertainOwner(),
        row.getLong(6),
        row.getDouble(7),
        row.getDouble(8),
        row.getDouble(9),
        row.getObject(10, OffsetDateTime.class).toInstant(),
        row.getString(11),
        row.getDouble(12));
  }

  /** The longest night of a day speaks for it, where neither a total nor a sample does. */
  private void readNights(List<DayKey> open) throws SQLException {
    Set<LocalDate> dates = new HashSet<>();
    for (DayKey day : open) {
      if (OF_NIGHTS.contains(Metrics.of(day.metric())) && !groups.containsKey(day)) {
        dates.add(day.date());
      }
    }
    if (dates.isEmpty()) {
      return;
    }
    try (PreparedStatement query = scope.prepare(NIGHTS, dateArray(dates));
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        night(row);
      }
    }
  }

  private void night(ResultSet row) throws SQLException {
    Provenance provenance = provenances.get(row.getInt(3));
    LocalDate date = row.getObject(1, LocalDate.class);
    for (Map.Entry<Metric, Double> detail :
        Metrics.read(row.getArray(6), row.getArray(7)).entrySet()) {
      DayKey day = new DayKey(detail.getKey().id(), date);
      if (OF_NIGHTS.contains(detail.getKey())
          && !totals.containsKey(day)
          && !groups.containsKey(day)) {
        totals.put(
            day,
            List.of(
                new Total(
                    row.getLong(2),
                    provenance.origin().modality(),
                    links.source(provenance.origin(), row.getLong(2)),
                    row.getLong(5),
                    row.getString(4),
                    detail.getValue())));
      }
    }
  }

  private PreparedStatement prepare(String sql, Collection<DayKey> days) throws SQLException {
    PreparedStatement query = scope.connection().prepareStatement(sql);
    query.setArray(
        1,
        scope.array("int2", days.stream().map(day -> (short) day.metric()).toArray(Short[]::new)));
    query.setArray(2, dateArray(days.stream().map(DayKey::date).toList()));
    query.setInt(3, scope.tenant().value());
    query.setLong(4, scope.profile().value());
    return query;
  }

  private Array dateArray(Collection<LocalDate> dates) throws SQLException {
    return scope.array("date", dates.stream().map(LocalDate::toString).toArray());
  }

  private static DayKey day(ResultSet row) throws SQLException {
    return new DayKey(row.getInt(1), row.getObject(2, LocalDate.class));
  }
}
