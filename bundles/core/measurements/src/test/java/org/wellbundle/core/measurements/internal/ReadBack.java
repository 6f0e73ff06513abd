package org.wellbundle.core.measurements.internal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.days.DayValue;
import org.wellbundle.core.measurements.internal.days.MonthPayload;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Looks at the packed months, as the owner. */
record ReadBack(TestDatabase db, Source source) {
  /** The value of a day, null when it has none. */
  Double day(Metric metric, LocalDate date) {
    return day(months(), metric, date);
  }

  static Double day(SortedMap<LocalDate, String> months, Metric metric, LocalDate date) {
    DayValue value = dayValue(months, metric, date);
    return value == null ? null : value.value();
  }

  DayValue dayValue(Metric metric, LocalDate date) {
    return dayValue(months(), metric, date);
  }

  private static DayValue dayValue(
      SortedMap<LocalDate, String> months, Metric metric, LocalDate date) {
    String hex = months.get(date.withDayOfMonth(1));
    return hex == null
        ? null
        : MonthPayload.of(HexFormat.of().parseHex(hex)).get(metric.id(), date.getDayOfMonth());
  }

  /** Payloads in hex by month. */
  SortedMap<LocalDate, String> months() {
    SortedMap<LocalDate, String> months = new TreeMap<>();
    try (Connection connection = db.owner().getConnection();
        PreparedStatement query =
            connection.prepareStatement(
                "select month, payload from measurements.month_summary where profile_id = ?")) {
      query.setLong(1, source.profile().value());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          months.put(row.getObject(1, LocalDate.class), HexFormat.of().formatHex(row.getBytes(2)));
        }
      }
      return months;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
