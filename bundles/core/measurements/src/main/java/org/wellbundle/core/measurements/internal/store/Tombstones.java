package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.wellbundle.api.measurement.RecordKey;

/** Records of a link that are gone, with the version up to which they stay so. */
final class Tombstones {
  private final Map<String, Long> versions = new HashMap<>();

  private Tombstones() {}

  /** Those stored for records of a range. */
  static Tombstones read(Link link, IdRange range) throws SQLException {
    Tombstones read = new Tombstones();
    if (range.isEmpty()) {
      return read;
    }
    String where =
        "select record_id, version from measurements.tombstone"
            + " where tenant_id = ? and profile_id = ? and link_id = ?";
    try (PreparedStatement query =
            range.isComparable()
                ? link.prepare(
                    where + " and record_id between ? and ?", range.first(), range.last())
                : link.prepare(where);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        read.versions.put(row.getString(1), row.getLong(2));
      }
    }
    return read;
  }

  /** True when this version of a record must not be stored. */
  boolean cover(RecordKey key) {
    if (versions.isEmpty()) {
      return false;
    }
    Long until = versions.get(key.id());
    return until != null && key.version() <= until;
  }

  /** Sets further ones; of two for one record the later version counts. */
  void write(Link link, Collection<RecordKey> keys) throws SQLException {
    Map<String, Long> fresh = new HashMap<>();
    for (RecordKey key : keys) {
      if (!cover(key)) {
        fresh.merge(key.id(), key.version(), Math::max);
      }
    }
    if (fresh.isEmpty()) {
      return;
    }
    try (PreparedStatement insert =
        link.prepare(
            """
            insert into measurements.tombstone
              (tenant_id, profile_id, link_id, deleted_at, record_id, version)
            select ?, ?, ?, ?, u.record_id, u.version
            from unnest(?::text[], ?::bigint[]) u(record_id, version)
            on conflict (tenant_id, profile_id, link_id, record_id)
            do update set version = excluded.version, deleted_at = excluded.deleted_at
            where tombstone.version < excluded.version
            """,
            link.now(),
            link.scope().array("text", fresh.keySet().toArray()),
            link.scope().array("int8", fresh.values().toArray(Long[]::new)))) {
      insert.executeUpdate();
    }
    fresh.forEach((id, version) -> versions.merge(id, version, Math::max));
  }
}
