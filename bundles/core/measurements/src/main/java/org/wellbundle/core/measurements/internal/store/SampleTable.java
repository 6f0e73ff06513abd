package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Sample;

/** Single records of samples. */
public final class SampleTable {
  private SampleTable() {}

  /** All samples of a record, none when it isn't stored. */
  public static List<Sample> read(Scope scope, LinkId link, String record) throws SQLException {
    return BatchWriter.SAMPLES.read(
        new Link(scope, link, "", Provenances.read(scope), Instant.EPOCH), List.of(record));
  }

  /** Keeps what the person wrote about a record. */
  public static void remark(Scope scope, LinkId link, String record, String words)
      throws SQLException {
    try (PreparedStatement upsert =
        scope.prepare(
            """
            insert into measurements.remark (tenant_id, profile_id, link_id, record_id, words)
            values (?, ?, ?, ?, ?)
            on conflict (tenant_id, profile_id, link_id, record_id)
            do update set words = excluded.words
            """,
            link.value(),
            record,
            words)) {
      upsert.executeUpdate();
    }
  }
}
