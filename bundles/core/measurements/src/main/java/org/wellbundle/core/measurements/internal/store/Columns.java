package org.wellbundle.core.measurements.internal.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows turned by ninety degrees, to be sent in one statement whatever their number: one array per
 * column, and a plain parameter for a column that has the same value in every row.
 */
final class Columns {
  private final List<Column> columns = new ArrayList<>();

  private record Column(String name, String type, @Nullable Object[] values, boolean uniform) {
    String expression() {
      return (uniform ? "?::" + type : "unnest(?::" + type + "[])") + " as " + name;
    }
  }

  /**
   * @param type element type in PostgreSQL
   * @param values boxed, one per row
   */
  Columns add(String name, String type, @Nullable Object[] values) {
    columns.add(new Column(name, type, values, uniform(values)));
    return this;
  }

  /** A query that gives the rows back; in the select list, since there nothing keeps a copy. */
  String rows() {
    return columns.stream()
        .map(Column::expression)
        .collect(Collectors.joining(", ", "(select ", ")"));
  }

  /** Binds the parameters of {@link #rows} and returns the index after the last one. */
  int bind(Scope scope, PreparedStatement statement, int first) throws SQLException {
    int index = first;
    for (Column column : columns) {
      Object value =
          column.uniform() ? column.values()[0] : scope.array(column.type(), column.values());
      Scope.bind(statement, index++, value);
    }
    return index;
  }

  private static boolean uniform(@Nullable Object[] values) {
    for (Object value : values) {
      if (!Objects.equals(value, values[0])) {
        return false;
      }
    }
    return true;
  }
}
