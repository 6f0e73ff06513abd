package org.wellbundle.platform.database.internal.schema;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * Who may do what in a schema. Given as defaults before the first table exists, so that a script
 * can take some of it away again (an append-only table) and keep it so.
 */
final class SchemaGrants {
  /** The queue tables: the dispatcher's, out of the application's sight. */
  static final String DISPATCH = "dispatch";

  /** The platform's own functions. */
  static final String PLATFORM = "platform";

  private final String app;
  private final String dispatcher;

  SchemaGrants(Roles roles) {
    this.app = quoted(roles.app().user());
    this.dispatcher = quoted(roles.dispatcher().user());
  }

  /** Makes the schema with its step table. */
  void create(Statement statement, String schema) throws SQLException {
    statement.execute("create schema if not exists " + schema);
    for (String grant : grants(schema)) {
      statement.execute(grant.replace("$schema", schema));
    }
    statement.execute(
        "create table if not exists "
            + schema
            + ".schema_step (name text primary key, checksum text not null, sql text,"
            + " applied_at timestamptz not null default now())");
    statement.execute("revoke all on " + schema + ".schema_step from " + app + ", " + dispatcher);
  }

  private List<String> grants(String schema) {
    String defaults = "alter default privileges in schema $schema ";
    String both = app + ", " + dispatcher;
    return switch (schema) {
      case PLATFORM -> List.of("grant usage on schema $schema to " + both);
      case DISPATCH ->
          List.of(
              "grant usage on schema $schema to " + both,
              defaults + "grant select, insert, update, delete on tables to " + dispatcher,
              defaults + "grant usage, select on sequences to " + dispatcher,
              defaults + "grant execute on routines to " + dispatcher);
      default ->
          List.of(
              "grant usage on schema $schema to " + app,
              defaults + "grant select, insert, update, delete on tables to " + app,
              defaults + "grant usage, select on sequences to " + app,
              defaults + "grant execute on routines to " + app);
    };
  }

  private static String quoted(String role) {
    return '"' + role.replace("\"", "\"\"") + '"';
  }
}
