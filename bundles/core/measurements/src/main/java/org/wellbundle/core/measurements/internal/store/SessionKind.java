package org.wellbundle.core.measurements.internal.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Origin;

/** Kinds of which a person has a few a day, each with values by metric: nights and workouts. */
abstract class SessionKind<T> extends SingleRowKind<T> {
  private final String insert;
  private final int values;

  /**
   * @param own columns besides those of every session
   * @param values what the two columns with values by metric are called before the underscore
   */
  SessionKind(String table, List<String> own, String values) {
    super(table, "%s, %s_metrics, %s_values".formatted(String.join(", ", own), values, values));
    this.values = OWN + own.size();
    this.insert =
        """
        insert into measurements.%s (tenant_id, profile_id, link_id, stored_at, record_id, version,
          provenance_id, %s_metrics, %s_values, %s, %s)
        select ?, ?, ?, ?, u.record_id, u.version, u.provenance_id, u.metrics, u.numbers, %s, %s"""
            .formatted(
                table,
                values,
                values,
                String.join(", ", own),
                Times.COLUMNS,
                own.stream().map(column -> "u." + column).collect(Collectors.joining(", ")),
                Times.VALUES);
  }

  abstract Origin origin(T row);

  abstract Map<Metric, Double> values(T row);

  /** Adds the columns of its own. */
  abstract Columns own(T row, Columns columns);

  /** The values by metric of a row that is read. */
  final Map<Metric, Double> readValues(ResultSet row) throws SQLException {
    return Metrics.read(row.getArray(values), row.getArray(values + 1));
  }

  @Override
  public final void insert(Link link, List<T> rows) throws SQLException {
    for (T row : rows) {
      Times times = new Times(1);
      times.set(0, moment(row));
      int provenance = link.provenance(origin(row), moment(row).offsetSource().id());
      Columns columns =
          new Columns()
              .add("record_id", "text", new Object[] {key(row).id()})
              .add("version", "int8", new Object[] {key(row).version()})
              .add("provenance_id", "int4", new Object[] {provenance})
              .add("metrics", "int2[]", Metrics.ids(link.scope(), values(row)))
              .add("numbers", "float8[]", Metrics.numbers(link.scope(), values(row)));
      link.insert(insert, times.addTo(own(row, columns)));
    }
  }
}
