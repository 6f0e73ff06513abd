package org.wellbundle.platform.database.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;

/**
 * The roles that work with the data. They own nothing and can't pass by row-level security; who
 * owns schemas and tables is the owner, used for changes of schemas only.
 *
 * @param app works for one tenant at a time
 * @param dispatcher works with the queue tables of schema {@code dispatch}
 */
public record Roles(Login app, Login dispatcher) {
  public static final String OWNER = "wellbundle_owner";
  public static final String APP = "wellbundle_app";
  public static final String DISPATCHER = "wellbundle_dispatcher";

  private static final int OLDEST_SERVER = 18;

  /** Both roles with passwords derived from the owner's. */
  public static Roles derived(Login owner) {
    return new Roles(owner.derive(APP), owner.derive(DISPATCHER));
  }

  /** Makes the roles that are missing, and refuses ones that could see too much. */
  public void prepare(DatabaseAddress address, Connection owner) throws SQLException {
    checkServer(owner);
    try (Statement statement = owner.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtext('wellbundle.roles'))");
      try {
        prepare(address, owner, app);
        prepare(address, owner, dispatcher);
        // Functions are for those they are granted to, not for everybody.
        statement.execute("alter default privileges revoke execute on routines from public");
      } finally {
        statement.execute("select pg_advisory_unlock(hashtext('wellbundle.roles'))");
      }
    }
  }

  private static void checkServer(Connection owner) throws SQLException {
    int version = owner.getMetaData().getDatabaseMajorVersion();
    if (version < OLDEST_SERVER) {
      throw new SchemaException(
          "The database is PostgreSQL %d; Wellbundle needs %d or newer."
              .formatted(version, OLDEST_SERVER));
    }
    try (Statement statement = owner.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select has_database_privilege(current_database(), 'create'), current_user,"
                    + " current_database()")) {
      row.next();
      if (!row.getBoolean(1)) {
        throw new SchemaException(
            "The user %s may not make schemas. Run: grant create on database %s to %s"
                .formatted(row.getString(2), row.getString(3), row.getString(2)));
      }
    }
  }

  private static void prepare(DatabaseAddress address, Connection owner, Login login)
      throws SQLException {
    if (!exists(owner, login.user())) {
      create(owner, login);
      setPassword(owner, login);
    } else if (!canLogIn(address, login)) {
      setPassword(owner, login);
    }
  }

  private static boolean exists(Connection owner, String role) throws SQLException {
    try (PreparedStatement statement =
        owner.prepareStatement(
            "select rolsuper or rolbypassrls or pg_has_role(rolname, current_user, 'member')"
                + " from pg_roles where rolname = ?")) {
      statement.setString(1, role);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return false;
        }
        if (row.getBoolean(1)) {
          throw new SchemaException(
              "The role %s could see the rows of every tenant. Take away superuser, bypassrls and its membership in the owner."
                  .formatted(role));
        }
        return true;
      }
    }
  }

  private static void create(Connection owner, Login login) throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(
          "create role "
              + statement.enquoteIdentifier(login.user(), true)
              + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls");
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        throw new SchemaException(
            "The owner may not make roles. Let a database administrator make %s (login, nosuperuser, nobypassrls) and give its password in the configuration."
                .formatted(login.user()),
            e);
      }
      throw e;
    }
  }

  private static boolean canLogIn(DatabaseAddress address, Login login) throws SQLException {
    try (Connection connection = address.dataSource(login, 30, 10).getConnection()) {
      return true;
    } catch (SQLException e) {
      if (e.getSQLState() != null && e.getSQLState().startsWith("28")) {
        return false;
      }
      throw e;
    }
  }

  private static void setPassword(Connection owner, Login login) throws SQLException {
    try {
      // Encrypts here: the password itself never travels, nor gets into a log of the server.
      owner
          .unwrap(PGConnection.class)
          .alterUserPassword(login.user(), login.password().toCharArray(), "scram-sha-256");
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        throw new SchemaException(
            "The password configured for the role %s is not accepted, and the owner may not change it."
                .formatted(login.user()),
            e);
      }
      throw e;
    }
  }
}
