package org.wellbundle.core.measurements.internal.store;

import java.sql.Array;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import org.wellbundle.api.measurement.Metric;

/** Metrics as the database stores them: by number, and several values as two arrays. */
public final class Metrics {
  private Metrics() {}

  /** By number. A number never goes out of use, so every stored one is known. */
  public static Metric of(int id) {
    return Metric.byId(id).orElseThrow(() -> new IllegalStateException("no metric " + id));
  }

  /** Reads two arrays. */
  public static Map<Metric, Double> read(Array metrics, Array values) throws SQLException {
    Short[] ids = (Short[]) metrics.getArray();
    Double[] numbers = (Double[]) values.getArray();
    Map<Metric, Double> read = new EnumMap<>(Metric.class);
    for (int i = 0; i < ids.length; i++) {
      read.put(of(ids[i]), numbers[i]);
    }
    return read;
  }

  /** The numbers of the metrics, as the one value of a column. */
  static Object[] ids(Scope scope, Map<Metric, Double> values) throws SQLException {
    Short[] ids =
        values.keySet().stream().sorted().map(metric -> (short) metric.id()).toArray(Short[]::new);
    return new Object[] {scope.array("int2", ids)};
  }

  /** The values in the order of {@link #ids}. */
  static Object[] numbers(Scope scope, Map<Metric, Double> values) throws SQLException {
    Double[] numbers = values.keySet().stream().sorted().map(values::get).toArray(Double[]::new);
    return new Object[] {scope.array("float8", numbers)};
  }
}
