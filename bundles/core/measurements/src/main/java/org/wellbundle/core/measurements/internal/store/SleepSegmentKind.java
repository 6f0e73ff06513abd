package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSegment;

/** Table {@code sleep_segment}. */
final class SleepSegmentKind extends SingleRowKind<SleepSegment> {
  private static final String INSERT =
      "insert into measurements.sleep_segment (tenant_id, profile_id, link_id, stored_at,"
          + " record_id, version, stage, provenance_id, "
          + Times.COLUMNS
          + ") select ?, ?, ?, ?, u.record_id, u.version, u.stage, u.provenance_id, "
          + Times.VALUES;

  SleepSegmentKind() {
    super("sleep_segment", "stage");
  }

  @Override
  SleepSegment row(ResultSet row, RecordKey key, Moment moment, Origin origin) throws SQLException {
    return new SleepSegment(key, moment, SleepSegment.Stage.values()[row.getInt(OWN)], origin);
  }

  @Override
  Moment moment(SleepSegment row) {
    return row.moment();
  }

  @Override
  public RecordKey key(SleepSegment row) {
    return row.key();
  }

  @Override
  public SleepSegment normalized(SleepSegment row) {
    return new SleepSegment(row.key(), Times.normalized(row.moment()), row.stage(), row.origin());
  }

  @Override
  public SleepSegment withVersion(SleepSegment row, long version) {
    return new SleepSegment(
        new RecordKey(row.key().id(), version), row.moment(), row.stage(), row.origin());
  }

  @Override
  public void insert(Link link, List<SleepSegment> rows) throws SQLException {
    int size = rows.size();
    String[] records = new String[size];
    Long[] versions = new Long[size];
    Short[] stages = new Short[size];
    Integer[] provenances = new Integer[size];
    Times times = new Times(size);
    for (int i = 0; i < size; i++) {
      SleepSegment row = rows.get(i);
      records[i] = row.key().id();
      versions[i] = row.key().version();
      stages[i] = (short) row.stage().id();
      provenances[i] = link.provenance(row.origin(), row.moment().offsetSource().id());
      times.set(i, row.moment());
    }
    link.insert(
        INSERT,
        times.addTo(
            new Columns()
                .add("record_id", "text", records)
                .add("version", "int8", versions)
                .add("stage", "int2", stages)
                .add("provenance_id", "int4", provenances)));
  }

  @Override
  public void touch(SleepSegment row, ChangedDays days) {
    days.add(localDate(row));
  }
}
