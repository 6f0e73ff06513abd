package org.wellbundle.core.measurements.internal.days;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wellbundle.core.measurements.internal.store.ChangedDays;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Metrics;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;
import org.wellbundle.core.measurements.internal.store.Sources;

/**
 * The packed months of a profile, kept in the transaction that changes what they are made of.
 * Writers hold the profile's lock.
 */
public final class ReadModel {
  private static final String ALL_DAYS =
      """
      select metric_id, local_date from measurements.daily_total where tenant_id = ? and profile_id = ?
      union
      select metric_id, local_date from measurements.sample
      where tenant_id = ? and profile_id = ? and site = 0
      union
      select unnest(detail_metrics), local_date from measurements.sleep_session
      where tenant_id = ? and profile_id = ?
      """;

  private final Scope scope;
  private final Links links;
  private final Provenances provenances;

  public ReadModel(Scope scope, Links links, Provenances provenances) {
    this.scope = scope;
    this.links = links;
    this.provenances = provenances;
  }

  /**
   * Brings the months up to what is stored for some days.
   *
   * @param fresh what is known of some of them already
   */
  public void refresh(ChangedDays changed, FreshGroups fresh) throws SQLException {
    List<DayKey> days = new ArrayList<>(changed.size());
    changed.forEach((metric, date) -> days.add(new DayKey(metric, date)));
    refresh(days, fresh.groups());
  }

  /** Makes all months of a profile anew from the tables of measurements. */
  public static void rebuild(Scope scope) throws SQLException {
    scope.lock();
    try (PreparedStatement delete =
        scope.prepare(
            "delete from measurements.month_summary where tenant_id = ? and profile_id = ?")) {
      delete.executeUpdate();
    }
    new ReadModel(scope, Sources.read(scope).links(), Provenances.read(scope))
        .refresh(storedDays(scope), Map.of());
  }

  private void refresh(Collection<DayKey> days, Map<DayKey, List<Group>> known)
      throws SQLException {
    if (days.isEmpty()) {
      return;
    }
    DaySources sources = DaySources.read(scope, links, provenances, days, known);
    DayRules rules = new DayRules(links);
    SortedMap<LocalDate, List<DayKey>> byMonth = new TreeMap<>();
    for (DayKey day : days) {
      byMonth.computeIfAbsent(day.date().withDayOfMonth(1), m -> new ArrayList<>()).add(day);
    }
    Map<LocalDate, byte[]> stored =
        new MonthTable(scope).read(byMonth.firstKey(), byMonth.lastKey());
    for (Map.Entry<LocalDate, List<DayKey>> month : byMonth.entrySet()) {
      byte[] before = stored.get(month.getKey());
      MonthPayload payload = before == null ? new MonthPayload() : MonthPayload.of(before);
      for (DayKey day : month.getValue()) {
        payload.set(
            day.metric(),
            day.date().getDayOfMonth(),
            rules
                .value(
                    Metrics.of(day.metric()), day.date(), sources.totals(day), sources.groups(day))
                .orElse(null));
      }
      byte[] after = payload.bytes();
      if (payload.isEmpty()) {
        if (before != null) {
          new MonthTable(scope).delete(month.getKey());
        }
      } else if (before == null || !Arrays.equals(before, after)) {
        new MonthTable(scope).write(month.getKey(), after);
      }
    }
  }

  private static List<DayKey> storedDays(Scope scope) throws SQLException {
    List<DayKey> days = new ArrayList<>();
    int tenant = scope.tenant().value();
    long profile = scope.profile().value();
    try (PreparedStatement query = scope.prepare(ALL_DAYS, tenant, profile, tenant, profile);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        days.add(new DayKey(row.getInt(1), row.getObject(2, LocalDate.class)));
      }
    }
    return days;
  }
}
