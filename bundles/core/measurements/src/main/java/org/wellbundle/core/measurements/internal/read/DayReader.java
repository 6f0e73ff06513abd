package org.wellbundle.core.measurements.internal.read;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.core.measurements.internal.days.DayValue;
import org.wellbundle.core.measurements.internal.days.MonthPayload;
import org.wellbundle.core.measurements.internal.days.MonthTable;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Reads values of days from the packed months: one row per month, whatever the metric. */
public final class DayReader {
  private DayReader() {}

  /** A day that has a value. */
  public record Day(LocalDate date, DayValue value) {}

  /** Days from one date to another, both included, oldest first. */
  public static List<Day> read(Scope scope, Metric metric, LocalDate from, LocalDate to)
      throws SQLException {
    SortedMap<LocalDate, byte[]> months = new MonthTable(scope).read(from, to);
    List<Day> days = new ArrayList<>();
    for (Map.Entry<LocalDate, byte[]> month : months.entrySet()) {
      MonthPayload payload = MonthPayload.of(month.getValue());
      for (int day = 1; day <= month.getKey().lengthOfMonth(); day++) {
        DayValue value = payload.get(metric.id(), day);
        LocalDate date = month.getKey().withDayOfMonth(day);
        if (value != null && !date.isBefore(from) && !date.isAfter(to)) {
          days.add(new Day(date, value));
        }
      }
    }
    return days;
  }
}
