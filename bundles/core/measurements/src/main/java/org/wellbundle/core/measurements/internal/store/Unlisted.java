package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;

/**
 * Finds records of a data type that lie wholly in a window, were stored before a read of it began,
 * and were not listed by it.
 */
final class Unlisted {
  private static final String FOUND =
      " group by record_id having max(stored_at) <= ? and record_id <> all(?)";

  private final Link link;
  private final Instant from;
  private final Instant to;
  private final Instant readStarted;

  Unlisted(Link link, Instant from, Instant to, Instant readStarted) {
    this.link = link;
    this.from = from;
    this.to = to;
    this.readStarted = readStarted;
  }

  /** Their stored versions by record id. */
  Map<String, Long> find(Set<String> listed) throws SQLException {
    Map<String, Long> found = new HashMap<>();
    Scope scope = link.scope();
    Object ids = scope.array("text", listed.toArray());
    Object provenances = scope.array("int4", link.provenances().ofDataType(link.dataType()));
    LocalDate firstDate = from.atOffset(ZoneOffset.UTC).toLocalDate();
    LocalDate lastDate = to.atOffset(ZoneOffset.UTC).toLocalDate();
    Object metrics =
        scope.array(
            "int2",
            Arrays.stream(Metric.values())
                .map(metric -> (short) metric.id())
                .toArray(Short[]::new));
    collect(
        found,
        select("sample")
            + " and metric_id = any(?) and local_date between ? and ?"
            + " and start_at >= ? and start_at < ? and coalesce(end_at, start_at) <= ?"
            + FOUND,
        provenances,
        metrics,
        firstDate.minusDays(2),
        lastDate.plusDays(2),
        from,
        to,
        to,
        readStarted,
        ids);
    // A day lies in the window when it does in UTC: at any offset the vendor was asked for it then.
    collect(
        found,
        select("daily_total")
            + " and metric_id = any(?) and local_date between ? and ?"
            + " and local_date::timestamp at time zone 'UTC' >= ?"
            + " and (local_date + 1)::timestamp at time zone 'UTC' <= ?"
            + FOUND,
        provenances,
        metrics,
        firstDate,
        lastDate,
        from,
        to,
        readStarted,
        ids);
    for (String table : new String[] {"sleep_session", "sleep_segment", "workout"}) {
      collect(
          found,
          select(table)
              + " and start_at >= ? and start_at < ? and coalesce(end_at, start_at) <= ?"
              + FOUND,
          provenances,
          from,
          to,
          to,
          readStarted,
          ids);
    }
    return found;
  }

  private static String select(String table) {
    return "select record_id, max(version) from measurements."
        + table
        + " where tenant_id = ? and profile_id = ? and link_id = ? and provenance_id = any(?)";
  }

  private void collect(Map<String, Long> found, String sql, Object... parameters)
      throws SQLException {
    try (PreparedStatement query = link.prepare(sql, parameters);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        found.merge(row.getString(1), row.getLong(2), Math::max);
      }
    }
  }
}
