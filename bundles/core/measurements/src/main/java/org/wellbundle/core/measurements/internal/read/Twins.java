package org.wellbundle.core.measurements.internal.read;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.core.measurements.internal.store.Provenance;
import org.wellbundle.core.measurements.internal.store.Scope;

/**
 * One measurement that a manufacturer delivers in two of its lists, as an ECG's pulse among the
 * measures and among the heart recordings. Both are kept; one is shown.
 */
public final class Twins {
  private static final String OF_RECORD =
      """
      select distinct t.record_id
        from measurements.sample s
        join measurements.provenance ps on ps.tenant_id = s.tenant_id
         and ps.profile_id = s.profile_id and ps.id = s.provenance_id
        join measurements.sample t on t.tenant_id = s.tenant_id and t.profile_id = s.profile_id
         and t.metric_id = s.metric_id and t.local_date = s.local_date
         and t.start_at = s.start_at and t.link_id = s.link_id and t.site = s.site
        join measurements.provenance pt on pt.tenant_id = t.tenant_id
         and pt.profile_id = t.profile_id and pt.id = t.provenance_id
       where s.tenant_id = ? and s.profile_id = ? and s.link_id = ? and s.record_id = ?
         and pt.data_type <> ps.data_type and pt.device_id = ps.device_id
       order by 1""";

  private @Nullable StoredSample kept;
  private @Nullable Provenance from;

  /** Whether a sample says again what the one before it said; in the order of reading. */
  boolean again(StoredSample sample, Provenance provenance) {
    StoredSample before = kept;
    return before != null
        && from != null
        && before.link() == sample.link()
        && before.site() == sample.site()
        && before.moment().start().equals(sample.moment().start())
        && sample.origin().deviceId() != null
        && Objects.equals(before.origin().deviceId(), sample.origin().deviceId())
        && !from.dataType().equals(provenance.dataType());
  }

  void keep(StoredSample sample, Provenance provenance) {
    kept = sample;
    from = provenance;
  }

  /** Other records that hold what a record holds. */
  public static List<String> of(Scope scope, LinkId link, String record) throws SQLException {
    List<String> records = new ArrayList<>();
    try (PreparedStatement query = scope.prepare(OF_RECORD, link.value(), record);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        records.add(row.getString(1));
      }
    }
    return records;
  }
}
