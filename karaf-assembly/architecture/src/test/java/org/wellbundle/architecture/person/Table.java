package org.wellbundle.architecture.person;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.wellbundle.platform.database.testing.TestDatabase;

/**
 * A table of tenants, found in the catalogue.
 *
 * @param columns name, type and whether it is an array, by position
 */
record Table(String name, List<Column> columns) {
  private static final String TABLES =
      """
      select c.oid::regclass::text
        from pg_class c
       where c.relkind in ('r', 'p') and not c.relispartition
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id'
                        and not a.attisdropped)
       order by 1""";

  private static final String COLUMNS =
      """
      select a.attname || ' ' || format_type(a.atttypid, null)
        from pg_attribute a
       where a.attrelid = '%s'::regclass and a.attnum > 0 and not a.attisdropped
         and a.attgenerated = ''
       order by a.attnum""";

  /** A column. */
  record Column(String name, String type) {
    /** Everything of a person has the person's number, whatever it is a number of. */
    String valueFor(Someone someone) {
      if (name.equals("tenant_id")) {
        return Integer.toString(someone.tenant());
      }
      String number = Long.toString(someone.number());
      if (type.endsWith("[]")) {
        return "'{}'";
      }
      return switch (type) {
        case "bigint", "integer", "double precision", "real", "numeric" -> number;
        case "smallint" -> Long.toString(someone.number() % 1000);
        case "boolean" -> "true";
        case "timestamp with time zone" -> "date_trunc('second', now())";
        case "date" -> "current_date";
        case "bytea" -> "convert_to('x" + number + "', 'UTF8')";
        case "uuid" -> "'00000000-0000-0000-0000-000000" + number + "'";
        case "jsonb", "json" -> "'{}'";
        case "interval" -> "interval '1 second'";
        default -> "'x" + number + "'";
      };
    }
  }

  /** Every table with a tenant. */
  static List<Table> all(TestDatabase db) {
    return db.query(TABLES).stream().map(name -> new Table(name, columns(db, name))).toList();
  }

  private static List<Column> columns(TestDatabase db, String table) {
    return db.query(COLUMNS.formatted(table)).stream()
        .map(line -> line.split(" ", 2))
        .map(parts -> new Column(parts[0], parts[1].toLowerCase(Locale.ROOT)))
        .toList();
  }

  String insert(Someone someone) {
    return "insert into "
        + name
        + " ("
        + columns.stream().map(it -> "\"" + it.name() + "\"").collect(Collectors.joining(", "))
        + ") overriding system value values ("
        + columns.stream().map(it -> it.valueFor(someone)).collect(Collectors.joining(", "))
        + ")";
  }

  /** Numbers of those who have a row here. */
  String whose(List<Someone> people) {
    return people.stream()
        .map(
            it ->
                "select '%1$d' where exists (select from %2$s t where t.tenant_id = %3$d and t::text like '%%%1$d%%')"
                    .formatted(it.number(), name, it.tenant()))
        .collect(Collectors.joining(" union all "));
  }
}
