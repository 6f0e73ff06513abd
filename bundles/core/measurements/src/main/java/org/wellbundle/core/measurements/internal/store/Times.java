package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Moment;

/**
 * Moments as columns. Instants travel as seconds since 1970 in double precision, which is exact to
 * the microsecond the database keeps and far quicker to send than text; dates as days since 1970.
 */
final class Times {
  static final String COLUMNS = "start_at, end_at, local_date, offset_seconds";

  /** Expressions that turn what {@link #addTo} sends into {@link #COLUMNS}. */
  static final String VALUES =
      "to_timestamp(u.start_s), to_timestamp(u.end_s), date '1970-01-01' + u.day, u.offset_seconds";

  private final Double[] starts;
  private final @Nullable Double[] ends;
  private final Integer[] days;
  private final @Nullable Integer[] offsets;

  Times(int rows) {
    starts = new Double[rows];
    ends = new Double[rows];
    days = new Integer[rows];
    offsets = new Integer[rows];
  }

  void set(int row, Moment moment) {
    starts[row] = seconds(moment.start());
    Instant end = moment.end();
    ends[row] = end == null ? null : seconds(end);
    days[row] = (int) moment.localDate().toEpochDay();
    ZoneOffset offset = moment.offset();
    offsets[row] = offset == null ? null : offset.getTotalSeconds();
  }

  Columns addTo(Columns columns) {
    return columns
        .add("start_s", "float8", starts)
        .add("end_s", "float8", ends)
        .add("day", "int", days)
        .add("offset_seconds", "int", offsets);
  }

  /** Reads {@link #COLUMNS} that start at a column. */
  static Moment read(ResultSet row, int column, Provenance provenance) throws SQLException {
    OffsetDateTime end = row.getObject(column + 1, OffsetDateTime.class);
    Integer offset = (Integer) row.getObject(column + 3);
    return new Moment(
        instant(row, column),
        end == null ? null : end.toInstant(),
        offset == null ? null : ZoneOffset.ofTotalSeconds(offset),
        Moment.OffsetSource.values()[provenance.offsetSource()],
        date(row, column + 2));
  }

  static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static LocalDate date(ResultSet row, int column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  /** The moment with microseconds, as the database keeps it. */
  static Moment normalized(Moment moment) {
    Instant end = moment.end();
    if (whole(moment.start()) && (end == null || whole(end))) {
      return moment;
    }
    return new Moment(
        moment.start().truncatedTo(ChronoUnit.MICROS),
        end == null ? null : end.truncatedTo(ChronoUnit.MICROS),
        moment.offset(),
        moment.offsetSource(),
        moment.localDate());
  }

  private static boolean whole(Instant instant) {
    return instant.getNano() % 1000 == 0;
  }

  private static double seconds(Instant instant) {
    return instant.getEpochSecond() + instant.getNano() / 1e9;
  }
}
