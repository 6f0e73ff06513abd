package org.wellbundle.operations.backup.internal;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.operations.backup.BackupException;
import org.wellbundle.operations.backup.internal.Manifest.PartitionRow;
import org.wellbundle.operations.backup.internal.Manifest.SequenceRow;

/** What there is in a database, from its catalogue. */
final class Shape {
  private static final String OURS =
      " n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'public', 'restore_pending') ";

  /** Steps come back by being run, names of roles are those of the server restored to. */
  private static final String WITH_DATA =
      " c.relkind = 'r' and c.relname <> 'schema_step'"
          + " and n.nspname || '.' || c.relname <> 'platform.role' and "
          + OURS;

  private final Connection connection;

  Shape(Connection connection) {
    this.connection = connection;
  }

  /** A table and the columns it stores. */
  record Table(String name, String columns) {
    /** Key material: goes with the keys. */
    boolean keys() {
      return name.startsWith("keyring.") || name.equals("audit.pseudonym_key");
    }
  }

  /** A step of a schema, as it was applied. */
  record Step(String schema, String name, String sql) {}

  List<Table> tables() throws SQLException {
    return rows(
        """
        select format('%I.%I', n.nspname, c.relname),
               (select string_agg(quote_ident(a.attname), ',' order by a.attnum) from pg_attribute a
                where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '')
        from pg_class c join pg_namespace n on n.oid = c.relnamespace where\
        """
            + WITH_DATA
            + " order by 1",
        row -> new Table(row.getString(1), row.getString(2)));
  }

  List<Step> steps() throws SQLException {
    List<String> schemas =
        rows(
            "select quote_ident(n.nspname) from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                + " where c.relname = 'schema_step' and"
                + OURS
                + " order by 1",
            row -> row.getString(1));
    List<String> selects =
        schemas.stream()
            .map(
                each ->
                    "select '%s', name, sql, applied_at from %s.schema_step".formatted(each, each))
            .toList();
    if (selects.isEmpty()) {
      return List.of();
    }
    return rows(
        String.join(" union all ", selects) + " order by 4, 1, 2",
        row -> {
          if (row.getString(3) == null) {
            throw new BackupException(
                "The text of step %s of schema %s isn't kept yet. Start the bundle it came with once, then try again."
                    .formatted(row.getString(2), row.getString(1)));
          }
          return new Step(row.getString(1), row.getString(2), row.getString(3));
        });
  }

  List<SequenceRow> sequences() throws SQLException {
    List<String> names =
        rows(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c"
                + " join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'S' and"
                + OURS
                + " order by 1",
            row -> row.getString(1));
    List<SequenceRow> all = new ArrayList<>();
    for (String name : names) {
      all.addAll(
          rows(
              "select last_value, is_called from " + name,
              row -> new SequenceRow(name, row.getLong(1), row.getBoolean(2))));
    }
    return all;
  }

  List<PartitionRow> partitions() throws SQLException {
    return rows(
        """
        select c.oid::regclass::text, i.inhparent::regclass::text, pg_get_expr(c.relpartbound, c.oid)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_inherits i on i.inhrelid = c.oid
        where c.relispartition and c.relkind in ('r', 'p') and\
        """
            + OURS
            + " order by c.oid",
        row -> new PartitionRow(row.getString(1), row.getString(2), row.getString(3)));
  }

  /** Equal for databases whose tables are. */
  String structure() throws SQLException {
    return rows(
            """
            select encode(sha256(convert_to(coalesce(string_agg(line, e'\\n' order by line collate "C"), ''), 'UTF8')), 'hex')
            from (select format('%s.%s.%s %s %s', n.nspname, c.relname, a.attname,
                    format_type(a.atttypid, a.atttypmod), a.attnotnull) as line
                  from pg_class c join pg_namespace n on n.oid = c.relnamespace
                  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                  where\
            """
                + WITH_DATA
                + ") lines",
            row -> row.getString(1))
        .get(0);
  }

  /** Reads one row. */
  interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> rows(String sql, RowReader<T> reader) throws SQLException {
    List<T> all = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        all.add(reader.read(row));
      }
    }
    return all;
  }
}
