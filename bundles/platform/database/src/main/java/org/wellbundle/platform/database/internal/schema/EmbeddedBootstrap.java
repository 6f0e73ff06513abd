package org.wellbundle.platform.database.internal.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;

/** Makes owner and database in the embedded server, once. */
public final class EmbeddedBootstrap {
  public static final String DATABASE = "wellbundle";

  private EmbeddedBootstrap() {}

  /** The owner's login; afterwards the database exists and the owner gets in. */
  public static Login prepare(PostgresServer server) throws SQLException {
    Login owner = new Login(Roles.OWNER, server.ownerPassword());
    if (works(new DatabaseAddress(server.url(DATABASE)), owner)) {
      return owner;
    }
    Login admin = new Login(PostgresServer.ADMIN, server.adminPassword());
    try (Connection connection =
            new DatabaseAddress(server.url("postgres")).ownerDataSource(admin).getConnection();
        Statement statement = connection.createStatement()) {
      if (missing(statement, "select 1 from pg_roles where rolname = '" + Roles.OWNER + "'")) {
        statement.execute("create role " + Roles.OWNER + " login createrole");
      }
      connection
          .unwrap(PGConnection.class)
          .alterUserPassword(Roles.OWNER, owner.password().toCharArray(), "scram-sha-256");
      if (missing(statement, "select 1 from pg_database where datname = '" + DATABASE + "'")) {
        statement.execute("create database " + DATABASE + " owner " + Roles.OWNER);
      }
    }
    return owner;
  }

  private static boolean works(DatabaseAddress address, Login owner) {
    try (Connection connection = address.ownerDataSource(owner).getConnection()) {
      return connection.isValid(1);
    } catch (SQLException e) {
      return false;
    }
  }

  private static boolean missing(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return !row.next();
    }
  }
}
