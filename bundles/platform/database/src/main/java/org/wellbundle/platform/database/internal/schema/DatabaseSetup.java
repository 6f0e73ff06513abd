package org.wellbundle.platform.database.internal.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;

/** Brings a database to where modules can work with it: roles, and the platform's own schemas. */
public final class DatabaseSetup {
  private static final List<SchemaChanges> PLATFORM =
      List.of(
          SchemaChanges.of(SchemaGrants.PLATFORM, DatabaseSetup.class, "platform-001.sql"),
          new SchemaChanges(SchemaGrants.DISPATCH, List.of()));

  private final DatabaseAddress address;
  private final DataSource owner;
  private final Roles roles;

  public DatabaseSetup(DatabaseAddress address, DataSource owner, Roles roles) {
    this.address = address;
    this.owner = owner;
    this.roles = roles;
  }

  /** Safe to repeat, and to run on several nodes at once. */
  public SchemaRunner run() {
    try (Connection connection = owner.getConnection()) {
      roles.prepare(address, connection);
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
    SchemaRunner runner = new SchemaRunner(owner, roles);
    PLATFORM.forEach(runner::apply);
    nameRoles();
    return runner;
  }

  private void nameRoles() {
    Map<String, String> names =
        Map.of("app", roles.app().user(), "dispatcher", roles.dispatcher().user());
    try (Connection connection = owner.getConnection();
        PreparedStatement upsert =
            connection.prepareStatement(
                "insert into platform.role (purpose, name) values (?, ?)"
                    + " on conflict (purpose) do update set name = excluded.name"
                    + " where role.name <> excluded.name")) {
      for (Map.Entry<String, String> each : names.entrySet()) {
        upsert.setString(1, each.getKey());
        upsert.setString(2, each.getValue());
        upsert.executeUpdate();
      }
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
  }
}
