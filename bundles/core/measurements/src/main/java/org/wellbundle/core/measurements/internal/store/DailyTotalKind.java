package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.RecordKey;

/** Table {@code daily_total}. */
final class DailyTotalKind implements Kind<DailyTotal> {
  private static final String READ =
      """
      select record_id, version, metric_id, local_date, value, provenance_id
      from measurements.daily_total
      where tenant_id = ? and profile_id = ? and link_id = ? and record_id = any(?)
      """;

  private static final String INSERT =
      """
      insert into measurements.daily_total
        (tenant_id, profile_id, link_id, stored_at, record_id, metric_id, version, local_date, value,
         provenance_id)
      select ?, ?, ?, ?, u.record_id, u.metric_id, u.version, date '1970-01-01' + u.day, u.value,
        u.provenance_id""";

  private static final String DELETE =
      "delete from measurements.daily_total t using %s u"
          + " where t.tenant_id = ? and t.profile_id = ? and t.link_id = ?"
          + " and t.record_id = u.record_id and t.metric_id = u.metric_id";

  @Override
  public String table() {
    return "daily_total";
  }

  @Override
  public RecordKey key(DailyTotal row) {
    return row.key();
  }

  @Override
  public Part part(DailyTotal row) {
    return new Part(row.metric().id(), 0);
  }

  @Override
  public LocalDate localDate(DailyTotal row) {
    return row.localDate();
  }

  @Override
  public DailyTotal normalized(DailyTotal row) {
    return row;
  }

  @Override
  public DailyTotal withVersion(DailyTotal row, long version) {
    RecordKey key = new RecordKey(row.key().id(), version);
    return new DailyTotal(key, row.metric(), row.localDate(), row.value(), row.origin());
  }

  @Override
  public List<DailyTotal> read(Link link, Collection<String> records) throws SQLException {
    List<DailyTotal> rows = new ArrayList<>();
    try (PreparedStatement query = link.prepareFor(READ, records);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        rows.add(
            new DailyTotal(
                new RecordKey(row.getString(1), row.getLong(2)),
                Metrics.of(row.getInt(3)),
                Times.date(row, 4),
                row.getDouble(5),
                link.provenances().get(row.getInt(6)).origin()));
      }
    }
    return rows;
  }

  @Override
  public void insert(Link link, List<DailyTotal> rows) throws SQLException {
    int size = rows.size();
    Long[] versions = new Long[size];
    Integer[] days = new Integer[size];
    Double[] values = new Double[size];
    Integer[] provenances = new Integer[size];
    for (int i = 0; i < size; i++) {
      DailyTotal row = rows.get(i);
      versions[i] = row.key().version();
      days[i] = (int) row.localDate().toEpochDay();
      values[i] = row.value();
      provenances[i] = link.provenance(row.origin(), Provenance.NO_OFFSET);
    }
    link.insert(
        INSERT,
        keys(rows)
            .add("version", "int8", versions)
            .add("day", "int4", days)
            .add("value", "float8", values)
            .add("provenance_id", "int4", provenances));
  }

  @Override
  public void delete(Link link, List<DailyTotal> rows) throws SQLException {
    try (PreparedStatement delete = link.join(DELETE, keys(rows))) {
      delete.executeUpdate();
    }
  }

  private static Columns keys(List<DailyTotal> rows) {
    String[] records = new String[rows.size()];
    Short[] metrics = new Short[rows.size()];
    for (int i = 0; i < records.length; i++) {
      records[i] = rows.get(i).key().id();
      metrics[i] = (short) rows.get(i).metric().id();
    }
    return new Columns().add("record_id", "text", records).add("metric_id", "int2", metrics);
  }

  @Override
  public void touch(DailyTotal row, ChangedDays days) {
    days.add(row.metric(), row.localDate());
  }
}
