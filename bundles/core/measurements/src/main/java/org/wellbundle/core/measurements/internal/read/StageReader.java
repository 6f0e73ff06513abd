package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.core.measurements.internal.store.Moments;
import org.wellbundle.core.measurements.internal.store.Provenance;
import org.wellbundle.core.measurements.internal.store.Provenances;
import org.wellbundle.core.measurements.internal.store.Scope;

/** Reads the stages of a night: the stretches that begin within it. */
public final class StageReader {
  private static final String WITHIN =
      "select provenance_id, stage, "
          + Moments.COLUMNS
          + " from measurements.sleep_segment where tenant_id = ? and profile_id = ?"
          + " and link_id = ? and start_at >= ? and start_at < ?"
          + " order by start_at, end_at, record_id";

  private StageReader() {}

  /** A stretch of one stage. */
  public record Stretch(Moment moment, Stage stage, Provenance provenance) {}

  /** In the order of time. Where two devices watched one night, those of the night's own device. */
  public static List<Stretch> read(Scope scope, long link, SleepSession night) throws SQLException {
    Provenances provenances = Provenances.read(scope);
    Instant end = night.moment().end();
    List<Stretch> stretches = new ArrayList<>();
    try (PreparedStatement query =
            scope.prepare(WITHIN, link, night.moment().start(), end == null ? Window.EVER : end);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Provenance provenance = provenances.get(row.getInt(1));
        stretches.add(
            new Stretch(
                Moments.read(row, 3, provenance), Stage.values()[row.getInt(2)], provenance));
      }
    }
    List<Stretch> own =
        stretches.stream()
            .filter(
                each ->
                    Objects.equals(
                        each.provenance().origin().deviceId(), night.origin().deviceId()))
            .toList();
    return own.isEmpty() ? stretches : own;
  }
}
