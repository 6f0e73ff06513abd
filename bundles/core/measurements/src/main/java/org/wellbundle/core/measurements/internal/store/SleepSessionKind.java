package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSession;

/** Table {@code sleep_session}. */
final class SleepSessionKind extends SessionKind<SleepSession> {
  private static final List<String> DURATIONS =
      List.of(
          "asleep_seconds",
          "light_seconds",
          "deep_seconds",
          "rem_seconds",
          "awake_seconds",
          "wake_ups",
          "latency_seconds");

  SleepSessionKind() {
    super("sleep_session", DURATIONS, "detail");
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
        readValues(row),
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
  Origin origin(SleepSession row) {
    return row.origin();
  }

  @Override
  Map<Metric, Double> values(SleepSession row) {
    return row.details();
  }

  @Override
  Columns own(SleepSession row, Columns columns) {
    @Nullable Integer[] seconds = {
      row.asleepSeconds(),
      row.lightSeconds(),
      row.deepSeconds(),
      row.remSeconds(),
      row.awakeSeconds(),
      row.wakeUps(),
      row.latencySeconds()
    };
    for (int i = 0; i < seconds.length; i++) {
      columns.add(DURATIONS.get(i), "int4", new @Nullable Object[] {seconds[i]});
    }
    return columns;
  }

  @Override
  public void touch(SleepSession row, ChangedDays days) {
    days.add(localDate(row));
    row.details().keySet().forEach(metric -> days.add(metric, localDate(row)));
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
