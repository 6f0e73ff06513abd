package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Workout;

/** Table {@code workout}. */
final class WorkoutKind extends SessionKind<Workout> {
  WorkoutKind() {
    super("workout", List.of("kind"), "value");
  }

  @Override
  Workout row(ResultSet row, RecordKey key, Moment moment, Origin origin) throws SQLException {
    return new Workout(key, moment, row.getString(OWN), readValues(row), origin);
  }

  @Override
  Moment moment(Workout row) {
    return row.moment();
  }

  @Override
  Origin origin(Workout row) {
    return row.origin();
  }

  @Override
  Map<Metric, Double> values(Workout row) {
    return row.values();
  }

  @Override
  Columns own(Workout row, Columns columns) {
    return columns.add("kind", "text", new Object[] {row.kind()});
  }

  @Override
  public RecordKey key(Workout row) {
    return row.key();
  }

  @Override
  public Workout normalized(Workout row) {
    return copy(row, row.key(), Times.normalized(row.moment()));
  }

  @Override
  public Workout withVersion(Workout row, long version) {
    return copy(row, new RecordKey(row.key().id(), version), row.moment());
  }

  @Override
  public void touch(Workout row, ChangedDays days) {
    days.add(localDate(row));
  }

  private static Workout copy(Workout row, RecordKey key, Moment moment) {
    return new Workout(key, moment, row.kind(), row.values(), row.origin());
  }
}
