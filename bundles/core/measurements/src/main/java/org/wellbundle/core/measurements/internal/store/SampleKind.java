package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;

/** Table {@code sample}. */
final class SampleKind implements Kind<Sample> {
  private static final String READ =
      "select record_id, version, metric_id, site, value, provenance_id, "
          + Times.COLUMNS
          + " from measurements.sample"
          + " where tenant_id = ? and profile_id = ? and link_id = ? and record_id = any(?)";

  private static final String INSERT =
      "insert into measurements.sample (tenant_id, profile_id, link_id, stored_at, record_id,"
          + " metric_id, site, value, version, provenance_id, "
          + Times.COLUMNS
          + ") select ?, ?, ?, ?, u.record_id, u.metric_id, u.site, u.value, u.version,"
          + " u.provenance_id, "
          + Times.VALUES;

  private static final String DIFFERING =
      "select u.place from (select r.*, row_number() over () as place from %s r) u"
          + " left join measurements.sample s on s.tenant_id = ? and s.profile_id = ?"
          + " and s.link_id = ? and s.record_id = u.record_id and s.metric_id = u.metric_id"
          + " and s.site = u.site"
          + " where s.record_id is null or s.version <> u.version or s.value <> u.value"
          + " or s.provenance_id <> u.provenance_id or s.start_at <> to_timestamp(u.start_s)"
          + " or s.end_at is distinct from to_timestamp(u.end_s)"
          + " or s.local_date <> date '1970-01-01' + u.day"
          + " or s.offset_seconds is distinct from u.offset_seconds";

  private static final String DELETE =
      "delete from measurements.sample s using %s u"
          + " where s.tenant_id = ? and s.profile_id = ? and s.link_id = ?"
          + " and s.record_id = u.record_id and s.metric_id = u.metric_id and s.site = u.site";

  @Override
  public String table() {
    return "sample";
  }

  @Override
  public RecordKey key(Sample row) {
    return row.key();
  }

  @Override
  public Part part(Sample row) {
    return new Part(row.metric().id(), row.site());
  }

  @Override
  public boolean samePart(Sample one, Sample other) {
    return one.metric() == other.metric() && one.site() == other.site();
  }

  @Override
  public LocalDate localDate(Sample row) {
    return row.moment().localDate();
  }

  @Override
  public Sample normalized(Sample row) {
    var moment = Times.normalized(row.moment());
    return moment == row.moment()
        ? row
        : new Sample(row.key(), row.metric(), row.site(), moment, row.value(), row.origin());
  }

  @Override
  public Sample withVersion(Sample row, long version) {
    RecordKey key = new RecordKey(row.key().id(), version);
    return new Sample(key, row.metric(), row.site(), row.moment(), row.value(), row.origin());
  }

  @Override
  public List<Sample> read(Link link, Collection<String> records) throws SQLException {
    List<Sample> rows = new ArrayList<>();
    try (PreparedStatement query = link.prepareFor(READ, records);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Provenance provenance = link.provenances().get(row.getInt(6));
        rows.add(
            new Sample(
                new RecordKey(row.getString(1), row.getLong(2)),
                Metrics.of(row.getInt(3)),
                row.getInt(4),
                Times.read(row, 7, provenance),
                row.getDouble(5),
                provenance.origin()));
      }
    }
    return rows;
  }

  @Override
  public void insert(Link link, List<Sample> rows) throws SQLException {
    link.insert(INSERT, columns(link, rows));
  }

  @Override
  public void announce(List<Sample> rows, Arrivals arrivals) throws SQLException {
    arrivals.fresh(rows);
  }

  @Override
  public List<Sample> differing(Link link, List<Sample> rows) throws SQLException {
    List<Sample> differing = new ArrayList<>();
    try (PreparedStatement query = link.join(DIFFERING, columns(link, rows));
        ResultSet place = query.executeQuery()) {
      while (place.next()) {
        differing.add(rows.get(place.getInt(1) - 1));
      }
    }
    return differing;
  }

  @Override
  public void delete(Link link, List<Sample> rows) throws SQLException {
    try (PreparedStatement delete = link.join(DELETE, keys(rows))) {
      delete.executeUpdate();
    }
  }

  private static Columns keys(List<Sample> rows) {
    String[] records = new String[rows.size()];
    Short[] metrics = new Short[rows.size()];
    Short[] sites = new Short[rows.size()];
    for (int i = 0; i < records.length; i++) {
      Sample row = rows.get(i);
      records[i] = row.key().id();
      metrics[i] = (short) row.metric().id();
      sites[i] = (short) row.site();
    }
    return new Columns()
        .add("record_id", "text", records)
        .add("metric_id", "int2", metrics)
        .add("site", "int2", sites);
  }

  private static Columns columns(Link link, List<Sample> rows) {
    int size = rows.size();
    Double[] values = new Double[size];
    Long[] versions = new Long[size];
    Integer[] provenances = new Integer[size];
    Times times = new Times(size);
    for (int i = 0; i < size; i++) {
      Sample row = rows.get(i);
      values[i] = row.value();
      versions[i] = row.key().version();
      provenances[i] = link.provenance(row.origin(), row.moment().offsetSource().id());
      times.set(i, row.moment());
    }
    return times.addTo(
        keys(rows)
            .add("value", "float8", values)
            .add("version", "int8", versions)
            .add("provenance_id", "int4", provenances));
  }

  @Override
  public void touch(Sample row, ChangedDays days) {
    if (row.site() == 0) {
      days.add(row.metric(), localDate(row));
    } else {
      days.add(localDate(row)); // body segments have no value of the day
    }
  }
}
