package org.wellbundle.core.measurements.internal.days;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Table {@code month_summary}. */
public record MonthTable(Scope scope) {
  /** Payloads of the months from one to another, both included. */
  public SortedMap<LocalDate, byte[]> read(LocalDate first, LocalDate last) throws SQLException {
    SortedMap<LocalDate, byte[]> months = new TreeMap<>();
    try (PreparedStatement query =
            scope.prepare(
                """
                select month, payload from measurements.month_summary
                where tenant_id = ? and profile_id = ? and month between ? and ?
                """,
                first.withDayOfMonth(1),
                last.withDayOfMonth(1));
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        months.put(row.getObject(1, LocalDate.class), row.getBytes(2));
      }
    }
    return months;
  }

  void write(LocalDate month, byte[] payload) throws SQLException {
    try (PreparedStatement write =
        scope.prepare(
            """
            insert into measurements.month_summary (tenant_id, profile_id, month, payload)
            values (?, ?, ?, ?)
            on conflict (tenant_id, profile_id, month) do update set payload = excluded.payload
            """,
            month,
            payload)) {
      write.executeUpdate();
    }
  }

  void delete(LocalDate month) throws SQLException {
    try (PreparedStatement delete =
        scope.prepare(
            """
            delete from measurements.month_summary
            where tenant_id = ? and profile_id = ? and month = ?
            """,
            month)) {
      delete.executeUpdate();
    }
  }
}
