package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Unmapped;

/** Devices, goals and counts of unknown codes: written only where they differ. */
final class SideTables {
  private SideTables() {}

  static void writeDevices(Link link, List<Device> devices) throws SQLException {
    for (Device device : devices) {
      Instant lastSession = device.lastSession();
      try (PreparedStatement upsert =
          link.prepare(
              """
              insert into measurements.device as d
                (tenant_id, profile_id, link_id, device_id, model, kind, battery, last_session_at)
              values (?, ?, ?, ?, ?, ?, ?, ?)
              on conflict (tenant_id, profile_id, link_id, device_id) do update
              set model = excluded.model, kind = excluded.kind, battery = excluded.battery,
                  last_session_at = excluded.last_session_at
              where (d.model, d.kind, d.battery, d.last_session_at) is distinct from
                (excluded.model, excluded.kind, excluded.battery, excluded.last_session_at)
              """,
              device.id(),
              device.model())) {
        upsert.setString(6, device.kind());
        upsert.setString(7, device.battery());
        upsert.setObject(
            8,
            lastSession == null ? null : lastSession.atOffset(ZoneOffset.UTC),
            Types.TIMESTAMP_WITH_TIMEZONE);
        upsert.executeUpdate();
      }
    }
  }

  static void writeGoals(Link link, Goals goals) throws SQLException {
    try (PreparedStatement upsert =
        link.prepare(
            """
            insert into measurements.goal as g
              (tenant_id, profile_id, link_id, steps, sleep_seconds, weight)
            values (?, ?, ?, ?, ?, ?)
            on conflict (tenant_id, profile_id, link_id) do update
            set steps = excluded.steps, sleep_seconds = excluded.sleep_seconds,
                weight = excluded.weight
            where (g.steps, g.sleep_seconds, g.weight) is distinct from
              (excluded.steps, excluded.sleep_seconds, excluded.weight)
            """)) {
      upsert.setObject(4, goals.steps(), Types.INTEGER);
      upsert.setObject(5, goals.sleepSeconds(), Types.INTEGER);
      upsert.setObject(6, goals.weight(), Types.DOUBLE);
      upsert.executeUpdate();
    }
  }

  /** Pages overlap and are read again, so the most of one page is kept and not their sum. */
  static void writeUnmapped(Link link, List<Unmapped> unmapped) throws SQLException {
    for (Unmapped code : unmapped) {
      try (PreparedStatement upsert =
          link.prepare(
              """
              insert into measurements.unmapped_count as c
                (tenant_id, profile_id, link_id, data_type, kind, code, count)
              values (?, ?, ?, ?, ?, ?, ?)
              on conflict (tenant_id, profile_id, link_id, data_type, kind, code)
              do update set count = excluded.count where c.count < excluded.count
              """,
              link.dataType(),
              code.kind(),
              code.code(),
              code.count())) {
        upsert.executeUpdate();
      }
    }
  }
}
