package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;

/** Everything stored of one link. */
public record StoredRows(
    List<Sample> samples,
    List<DailyTotal> totals,
    List<SleepSession> sessions,
    List<SleepSegment> segments,
    List<Workout> workouts) {

  public static StoredRows of(Scope scope, LinkId id) throws SQLException {
    Link link = new Link(scope, id, "", Provenances.read(scope), Instant.EPOCH);
    return new StoredRows(
        all(link, BatchWriter.SAMPLES),
        all(link, BatchWriter.TOTALS),
        all(link, BatchWriter.SESSIONS),
        all(link, BatchWriter.SEGMENTS),
        all(link, BatchWriter.WORKOUTS));
  }

  private static <T> List<T> all(Link link, Kind<T> kind) throws SQLException {
    List<String> records = new ArrayList<>();
    try (PreparedStatement query =
            link.prepare(
                "select distinct record_id from measurements."
                    + kind.table()
                    + " where tenant_id = ? and profile_id = ? and link_id = ?");
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        records.add(row.getString(1));
      }
    }
    return kind.read(link, records);
  }
}
