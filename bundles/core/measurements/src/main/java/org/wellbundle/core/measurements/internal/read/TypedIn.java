package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.core.measurements.internal.store.Scope;

/** How much of the value of a day was typed in, for metrics that are added up. */
public final class TypedIn {
  /** Sums in millionths, as the values of days are made. */
  private static final String TYPED =
      """
      select s.local_date, sum(round(least(greatest(s.value, -1e12), 1e12) * 1e6)::bigint) / 1e6
        from measurements.sample s
        join measurements.provenance p
          on p.tenant_id = s.tenant_id and p.profile_id = s.profile_id and p.id = s.provenance_id
       where s.tenant_id = ? and s.profile_id = ? and s.metric_id = ? and s.local_date = any (?)
         and s.site = 0 and p.modality = ?
       group by 1
      """;

  private TypedIn() {}

  /**
   * Only where measured and typed-in values were added up do the samples have to tell; a value of
   * one source says itself what it is.
   */
  public static Map<LocalDate, Double> read(Scope scope, Metric metric, List<DayReader.Day> days)
      throws SQLException {
    Map<LocalDate, Double> typed = new HashMap<>();
    Map<LocalDate, Double> mixed = new HashMap<>();
    for (DayReader.Day day : days) {
      double value = Math.max(0, day.value().value());
      switch (day.value().modality()) {
        case SELF_REPORTED -> typed.put(day.date(), value);
        case DERIVED -> mixed.put(day.date(), value);
        case SENSED -> {}
      }
    }
    if (!mixed.isEmpty()) {
      readMixed(scope, metric, mixed, typed);
    }
    return typed;
  }

  private static void readMixed(
      Scope scope, Metric metric, Map<LocalDate, Double> mixed, Map<LocalDate, Double> typed)
      throws SQLException {
    try (PreparedStatement query =
            scope.prepare(
                TYPED,
                metric.id(),
                scope.array("date", mixed.keySet().stream().map(LocalDate::toString).toArray()),
                Modality.SELF_REPORTED.id());
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        LocalDate date = row.getObject(1, LocalDate.class);
        double part = Math.max(0, row.getDouble(2));
        typed.put(date, Math.min(part, mixed.getOrDefault(date, 0.0)));
      }
    }
  }
}
