package org.wellbundle.platform.database.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;
import org.wellbundle.platform.database.owner.OwnerAccess;

/** The owner's hands on one database. */
public final class SchemaOwner implements OwnerAccess {
  private final DataSource owner;
  private final DatabaseSetup setup;
  private final SchemaRunner runner;

  public SchemaOwner(DataSource owner, DatabaseSetup setup, Roles roles) {
    this.owner = owner;
    this.setup = setup;
    this.runner = new SchemaRunner(owner, roles);
  }

  @Override
  public Connection connect() throws SQLException {
    return owner.getConnection();
  }

  @Override
  public void apply(SchemaChanges changes) {
    runner.apply(changes);
  }

  @Override
  public void startOver() {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      List<String> schemas = schemas(statement);
      if (!schemas.contains(PENDING)) {
        throw new SchemaException("No restore is under way, so nothing is dropped.");
      }
      for (String schema : schemas) {
        if (!schema.equals(PENDING)) {
          statement.execute(
              "drop schema " + statement.enquoteIdentifier(schema, true) + " cascade");
        }
      }
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
    setup.run();
  }

  private static List<String> schemas(Statement statement) throws SQLException {
    List<String> names = new ArrayList<>();
    try (ResultSet row =
        statement.executeQuery(
            "select nspname from pg_namespace where nspname !~ '^pg_'"
                + " and nspname not in ('information_schema', 'public')")) {
      while (row.next()) {
        names.add(row.getString(1));
      }
    }
    return names;
  }
}
