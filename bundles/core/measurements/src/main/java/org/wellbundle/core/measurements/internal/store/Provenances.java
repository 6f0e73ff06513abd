package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;

/** The provenances of one profile, by number. A profile has a few dozen at most. */
public final class Provenances {
  private final Map<Integer, Provenance> byId = new HashMap<>();
  private final Map<Provenance, Integer> ids = new HashMap<>();
  private final List<Integer> fresh = new ArrayList<>();

  private Provenances() {}

  /** All that are stored. */
  public static Provenances read(Scope scope) throws SQLException {
    Provenances read = new Provenances();
    try (PreparedStatement query =
            scope.prepare(
                """
                select id, data_type, modality, device_model, device_id, uncertain, offset_source
                from measurements.provenance where tenant_id = ? and profile_id = ?
                """);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Origin origin =
            new Origin(
                Modality.values()[row.getInt(3)],
                row.getString(4),
                row.getString(5),
                row.getBoolean(6));
        read.put(row.getInt(1), new Provenance(row.getString(2), origin, row.getInt(7)));
      }
    }
    return read;
  }

  /** By number; every stored row has one. */
  public Provenance get(int id) {
    Provenance provenance = byId.get(id);
    if (provenance == null) {
      throw new IllegalStateException("no provenance " + id);
    }
    return provenance;
  }

  /** Numbers of all provenances of a data type. */
  Integer[] ofDataType(String dataType) {
    return byId.entrySet().stream()
        .filter(entry -> entry.getValue().dataType().equals(dataType))
        .map(Map.Entry::getKey)
        .toArray(Integer[]::new);
  }

  /** The number of a provenance; a new one is written by {@link #writeFresh}. */
  int idOf(Provenance provenance) {
    Integer known = ids.get(provenance);
    if (known != null) {
      return known;
    }
    int id = byId.keySet().stream().mapToInt(Integer::intValue).max().orElse(0) + 1;
    put(id, provenance);
    fresh.add(id);
    return id;
  }

  /** To be called under the profile's lock, since numbers are given out here. */
  void writeFresh(Scope scope) throws SQLException {
    for (int id : fresh) {
      Provenance provenance = get(id);
      Origin origin = provenance.origin();
      try (PreparedStatement insert =
          scope.prepare(
              """
              insert into measurements.provenance
                (tenant_id, profile_id, id, data_type, modality, uncertain, offset_source,
                 device_model, device_id)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?)
              """,
              id,
              provenance.dataType(),
              origin.modality().id(),
              origin.uncertainOwner(),
              provenance.offsetSource())) {
        insert.setString(8, origin.deviceModel());
        insert.setString(9, origin.deviceId());
        insert.executeUpdate();
      }
    }
    fresh.clear();
  }

  private void put(int id, Provenance provenance) {
    byId.put(id, provenance);
    ids.put(provenance, id);
  }
}
