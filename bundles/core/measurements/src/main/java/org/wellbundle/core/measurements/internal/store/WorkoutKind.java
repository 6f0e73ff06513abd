package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Workout;

/** Table {@code workout}. */
final class WorkoutKind extends SingleRowKind<Workout> {
  private static final String INSERT =
      "insert into measurements.workout (tenant_id, profile_id, link_id, stored_at, record_id,"
          + " version, provenance_id, kind, value_metrics, value_values, "
          + Times.COLUMNS
          + ") select ?, ?, ?, ?, u.record_id, u.version, u.provenance_id, u.kind, u.metrics,"
          + " u.numbers, "
          + Times.VALUES;

  WorkoutKind() {
    super("workout", "kind, value_metrics, value_values");
  }

  @Override
  Workout row(ResultSet row, RecordKey key, Moment moment, Origin origin) throws SQLException {
    return new Workout(
        key,
        moment,
        row.getString(OWN),
        Metrics.read(row.getArray(OWN + 1), row.getArray(OWN + 2)),
        origin);
  }

  @Override
  Moment moment(Workout row) {
    return row.moment();
  }

  @Override
  public RecordKey key(Workout row) {
    return row.key();
  }

  @Override
  public Workout normalized(Workout row) {
    return new Workout(
        row.key(), Times.normalized(row.moment()), row.kind(), row.values(), row.origin());
  }

  @Override
  public Workout withVersion(Workout row, long version) {
    return new Workout(
        new RecordKey(row.key().id(), version),
        row.moment(),
        row.kind(),
        row.values(),
        row.origin());
  }

  @Override
  public void insert(Link link, List<Workout> rows) throws SQLException {
    for (Workout row : rows) {
      Times times = new Times(1);
      times.set(0, row.moment());
      int provenance = link.provenance(row.origin(), row.moment().offsetSource().id());
      link.insert(
          INSERT,
          times.addTo(
              new Columns()
                  .add("record_id", "text", new Object[] {row.key().id()})
                  .add("version", "int8", new Object[] {row.key().version()})
                  .add("provenance_id", "int4", new Object[] {provenance})
                  .add("kind", "text", new Object[] {row.kind()})
                  .add("metrics", "int2[]", Metrics.ids(link.scope(), row.values()))
                  .add("numbers", "float8[]", Metrics.numbers(link.scope(), row.values()))));
    }
  }

  @Override
  public void touch(Workout row, ChangedDays days) {
    days.add(localDate(row));
  }
}
