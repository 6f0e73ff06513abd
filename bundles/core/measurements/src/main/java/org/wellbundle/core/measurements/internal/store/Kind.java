package org.wellbundle.core.measurements.internal.store;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.wellbundle.api.measurement.RecordKey;

/**
 * A kind of rows that records of a vendor consist of. Rows read back equal the rows written, so
 * that plain comparison finds what changed.
 */
interface Kind<T> {
  /** Table in schema {@code measurements}. */
  String table();

  RecordKey key(T row);

  /** Tells the rows of a record apart. */
  Part part(T row);

  /** True when two rows of one record can't both be. */
  default boolean samePart(T one, T other) {
    return part(one).equals(part(other));
  }

  LocalDate localDate(T row);

  /** The row with an instant the database can hold and nothing else changed. */
  T normalized(T row);

  /** The same row with another version. */
  T withVersion(T row, long version);

  /** All rows stored for these records of the link. */
  List<T> read(Link link, Collection<String> records) throws SQLException;

  void insert(Link link, List<T> rows) throws SQLException;

  /** Deletes rows that {@link #read} gave. */
  void delete(Link link, List<T> rows) throws SQLException;

  /** Metrics whose value of the row's day changes with it. */
  void touch(T row, ChangedDays days);

  /** Tells of rows that are about to be inserted and of whose records none is stored. */
  default void announce(List<T> rows, Arrivals arrivals) throws SQLException {}

  /**
   * Those of the rows that are not stored exactly so. A cheap sieve before the exact comparison;
   * may let unchanged rows through.
   */
  default List<T> differing(Link link, List<T> rows) throws SQLException {
    return rows;
  }
}
