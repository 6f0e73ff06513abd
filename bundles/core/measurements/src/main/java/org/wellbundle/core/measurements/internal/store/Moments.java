package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.wellbundle.api.measurement.Moment;

/** Reads moments. */
public final class Moments {
  /** Columns that {@link #read} expects, in this order. */
  public static final String COLUMNS = Times.COLUMNS;

  private Moments() {}

  /**
   * @param column the first of {@link #COLUMNS}
   */
  public static Moment read(ResultSet row, int column, Provenance provenance) throws SQLException {
    return Times.read(row, column, provenance);
  }
}
