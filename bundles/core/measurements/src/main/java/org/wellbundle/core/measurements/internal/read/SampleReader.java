package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.core.measurements.internal.store.Links;
import org.wellbundle.core.measurements.internal.store.Moments;
import org.wellbundle.core.measurements.internal.store.Provenance;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Reads a metric's samples in the order of local date and time. */
public final class SampleReader {
  private static final String PAGE =
      """
      select s.provenance_id, s.start_at, s.end_at, s.local_date, s.offset_seconds,
        s.link_id, s.record_id, s.site, s.value, r.words
      from measurements.sample s
      left join measurements.remark r on r.tenant_id = s.tenant_id and r.profile_id = s.profile_id
        and r.link_id = s.link_id and r.record_id = s.record_id
      where s.tenant_id = ? and s.profile_id = ? and s.metric_id = ?
        and s.local_date between ? and ? and s.start_at >= ? and s.start_at < ?
        and (s.local_date, s.start_at, s.link_id, s.record_id, s.site) > (?, ?, ?, ?, ?)
      order by s.local_date, s.start_at, s.link_id, s.record_id, s.site
      limit ?
      """;

  private static final String OF_DAYS =
      "measurements.sample where tenant_id = ? and profile_id = ? and metric_id = ?"
          + " and local_date between ? and ?";

  private final Scope scope;
  private final Metric metric;
  private final Window window;
  private final Provenances provenances;
  private final DayOwners owners;

  private SampleReader(
      Scope scope, Metric metric, Window window, Provenances provenances, DayOwners owners) {
    this.scope = scope;
    this.metric = metric;
    this.window = window;
    this.provenances = provenances;
    this.owners = owners;
  }

  public static SampleReader open(Scope scope, Links links, Metric metric, Window window)
      throws SQLException {
    return new SampleReader(
        scope,
        metric,
        window,
        Provenances.read(scope),
        DayOwners.read(scope, links, OF_DAYS, metric.id(), window.from(), window.to()));
  }

  /** The next samples after a position, at most so many. */
  public Page<StoredSample> page(Position after, int limit) throws SQLException {
    List<StoredSample> page = new ArrayList<>(Math.min(limit, 1000));
    Twins twins = new Twins();
    Position position = after;
    Position end = after;
    while (true) {
      List<Read> read = read(position, limit + 1);
      for (Read each : read) {
        StoredSample sample = each.sample();
        if (twins.again(sample, each.provenance())) {
          end = sample.position(after.of());
          continue;
        }
        if (page.size() == limit) {
          return new Page<>(page, end);
        }
        if (owners.counts(sample.link(), sample.moment().localDate(), sample.moment().start())) {
          page.add(sample);
          twins.keep(sample, each.provenance());
          end = sample.position(after.of());
        }
      }
      if (read.size() <= limit) {
        return new Page<>(page, null);
      }
      position = read.get(read.size() - 1).sample().position(after.of());
    }
  }

  private record Read(StoredSample sample, Provenance provenance) {}

  private List<Read> read(Position after, int limit) throws SQLException {
    List<Read> samples = new ArrayList<>();
    try (PreparedStatement query =
            scope.prepare(
                PAGE,
                metric.id(),
                window.from(),
                window.to(),
                window.start(),
                window.end(),
                after.localDate(),
                after.start(),
                after.link(),
                after.record(),
                after.site(),
                limit);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Provenance provenance = provenances.get(row.getInt(1));
        samples.add(
            new Read(
                new StoredSample(
                    row.getLong(6),
                    row.getString(7),
                    row.getInt(8),
                    Moments.read(row, 2, provenance),
                    row.getDouble(9),
                    provenance.origin(),
                    row.getString(10)),
                provenance));
      }
    }
    return samples;
  }
}
