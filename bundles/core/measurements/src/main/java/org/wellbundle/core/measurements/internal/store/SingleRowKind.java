package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;

/**
 * Kinds with one row per record, a moment and few rows: read and deleted alike, inserted in a
 * batch.
 */
abstract class SingleRowKind<T> implements Kind<T> {
  private final String table;
  private final String read;
  private final String delete;

  /**
   * @param columns columns of its own, in the order of {@link #row}
   */
  SingleRowKind(String table, String columns) {
    this.table = table;
    this.read =
        "select record_id, version, provenance_id, "
            + Times.COLUMNS
            + ", "
            + columns
            + " from measurements."
            + table
            + " where tenant_id = ? and profile_id = ? and link_id = ? and record_id = any(?)";
    this.delete =
        "delete from measurements."
            + table
            + " where tenant_id = ? and profile_id = ? and link_id = ? and record_id = any(?)";
  }

  /** First column of a kind's own in what is read. */
  static final int OWN = 8;

  abstract T row(ResultSet row, RecordKey key, Moment moment, Origin origin) throws SQLException;

  abstract Moment moment(T row);

  @Override
  public final String table() {
    return table;
  }

  @Override
  public final Part part(T row) {
    return Part.ONLY;
  }

  @Override
  public final LocalDate localDate(T row) {
    return moment(row).localDate();
  }

  @Override
  public final List<T> read(Link link, Collection<String> records) throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement query = link.prepareFor(read, records);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        Provenance provenance = link.provenances().get(row.getInt(3));
        RecordKey key = new RecordKey(row.getString(1), row.getLong(2));
        rows.add(row(row, key, Times.read(row, 4, provenance), provenance.origin()));
      }
    }
    return rows;
  }

  @Override
  public final void delete(Link link, List<T> rows) throws SQLException {
    List<String> records = rows.stream().map(row -> key(row).id()).toList();
    try (PreparedStatement statement = link.prepareFor(delete, records)) {
      statement.executeUpdate();
    }
  }
}
