package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.measurement.Origin;

/**
 * The rows of one link of a profile.
 *
 * @param dataType the provider's data type that is being stored
 * @param now time that written rows carry
 */
record Link(Scope scope, LinkId id, String dataType, Provenances provenances, Instant now) {
  /** First parameter after tenant, profile and link. */
  private static final int FIRST_OWN = 4;

  /** Prepares a statement whose first three parameters are tenant, profile and link. */
  PreparedStatement prepare(String sql, Object... further) throws SQLException {
    Object[] all = new Object[further.length + 1];
    all[0] = id.value();
    System.arraycopy(further, 0, all, 1, further.length);
    return scope.prepare(sql, all);
  }

  /**
   * Runs {@code insert into t (tenant_id, profile_id, link_id, stored_at, …) select ?, ?, ?, ?, …
   * from} the rows of some columns.
   */
  void insert(String sql, Columns columns) throws SQLException {
    try (PreparedStatement insert = prepare(sql + " from " + columns.rows() + " u", now)) {
      columns.bind(scope, insert, FIRST_OWN + 1);
      insert.executeUpdate();
    }
  }

  /**
   * Runs a statement on {@code %s} that joins the rows of some columns with a table of this link.
   */
  PreparedStatement join(String sql, Columns columns) throws SQLException {
    PreparedStatement statement =
        scope.connection().prepareStatement(sql.formatted(columns.rows()));
    int index = columns.bind(scope, statement, 1);
    Scope.bind(statement, index++, scope.tenant().value());
    Scope.bind(statement, index++, scope.profile().value());
    Scope.bind(statement, index, id.value());
    return statement;
  }

  /** Prepares a statement whose fourth parameter is an array of record ids. */
  PreparedStatement prepareFor(String sql, Collection<String> records) throws SQLException {
    return prepare(sql, scope.array("text", records.toArray()));
  }

  int provenance(Origin origin, int offsetSource) {
    return provenances.idOf(new Provenance(dataType, origin, offsetSource));
  }

  /** True when a row of the table has a record id in the range. One probe of the primary key. */
  boolean anyBetween(String table, String first, String last) throws SQLException {
    try (PreparedStatement query =
            prepare(
                "select record_id from measurements."
                    + table
                    + " where tenant_id = ? and profile_id = ? and link_id = ?"
                    + " and record_id between ? and ? order by record_id limit 1",
                first,
                last);
        ResultSet row = query.executeQuery()) {
      return row.next();
    }
  }
}
