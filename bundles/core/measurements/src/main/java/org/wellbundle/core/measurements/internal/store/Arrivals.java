package org.wellbundle.core.measurements.internal.store;

import java.sql.SQLException;
import java.util.List;
import org.wellbundle.api.measurement.Sample;

/** Told of samples that are about to be stored, as long as the table doesn't have them. */
public interface Arrivals {
  /**
   * @param rows all of one link; none of their records is stored
   */
  void fresh(List<Sample> rows) throws SQLException;
}
