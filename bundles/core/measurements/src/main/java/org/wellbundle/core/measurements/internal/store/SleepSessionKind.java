package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSession;

/** Table {@code sleep_session}. */
final class SleepSessionKind extends SingleRowKind<SleepSession> {
  private static final String DURATIONS =
      "asleep_seconds, light_seconds, deep_seconds, rem_seconds, awake_seconds, wake_ups,"
          + " latency_seconds";

  private static final String INSERT =
      "insert into measurements.sleep_session (tenant_id, profile_id, link_id, stored_at,"
          + " record_id, version, provenance_id, detail_metrics, detail_values, "
          + DURATIONS
          + ", "
          + Times.COLUMNS
          + ") select ?, ?, ?, ?, u.record_id, u.version, u.provenance_id, u.metrics, u.numbers,"
          + " u.asleep, u.light, u.deep, u.rem, u.awake, u.wake_ups, u.latency, "
          + Times.VALUES;

  SleepSessionKind() {
    super("sleep_session", DURATIONS + ", detail_metrics, detail_values");
  }

  @Override
  SleepSession row(ResultSet row, RecordKey key, Moment moment, Origin origin) throws SQLException {
    return new SleepSession(
        key,
        moment,
        seconds(row, OWN),
        seconds(row, OWN + 1),
        seconds(row, OWN + 2),
        seconds(row, OWN + 3),
        seconds(row, OWN + 4),
        seconds(row, OWN + 5),
        seconds(row, OWN + 6),
        Metrics.read(row.getArray(OWN + 7), row.getArray(OWN + 8)),
        origin);
  }

  @Override
  Moment moment(SleepSession row) {
    return row.moment();
  }

  @Override
  public RecordKey key(SleepSession row) {
    return row.key();
  }

  @Override
  public SleepSession normalized(SleepSession row) {
    return copy(row, row.key(), Times.normalized(row.moment()));
  }

  @Override
  public SleepSession withVersion(SleepSession row, long version) {
    return copy(row, new RecordKey(row.key().id(), version), row.moment());
  }

  @Override
  public void insert(Link link, List<SleepSession> rows) throws SQLException {
    for (SleepSession row : rows) {
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
                  .add("metrics", "int2[]", Metrics.ids(link.scope(), row.details()))
                  .add("numbers", "float8[]", Metrics.numbers(link.scope(), row.details()))
                  .add("asleep", "int4", one(row.asleepSeconds()))
                  .add("light", "int4", one(row.lightSeconds()))
                  .add("deep", "int4", one(row.deepSeconds()))
                  .add("rem", "int4", one(row.remSeconds()))
                  .add("awake", "int4", one(row.awakeSeconds()))
                  .add("wake_ups", "int4", one(row.wakeUps()))
                  .add("latency", "int4", one(row.latencySeconds()))));
    }
  }

  @Override
  public void touch(SleepSession row, ChangedDays days) {
    days.add(localDate(row));
    row.details().keySet().forEach(metric -> days.add(metric, localDate(row)));
  }

  private static @Nullable Object[] one(@Nullable Integer value) {
    return new @Nullable Object[] {value};
  }

  private static @Nullable Integer seconds(ResultSet row, int column) throws SQLException {
    return (Integer) row.getObject(column);
  }

  private static SleepSession copy(SleepSession row, RecordKey key, Moment moment) {
    return new SleepSession(
        key,
        moment,
        row.asleepSeconds(),
        row.lightSeconds(),
        row.deepSeconds(),
        row.remSeconds(),
        row.awakeSeconds(),
        row.wakeUps(),
        row.latencySeconds(),
        row.details(),
        row.origin());
  }
}
