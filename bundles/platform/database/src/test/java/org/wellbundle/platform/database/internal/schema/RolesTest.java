package org.wellbundle.platform.database.internal.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;
import org.wellbundle.platform.database.internal.transaction.Pools;

/** An external database, as its administrator prepares it. */
class RolesTest {
  private static final Path BINARIES =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "wellbundle-test-" + System.getProperty("user.name"));

  @TempDir static Path temp;
  private static PostgresServer server;

  private final Login owner = new Login("migrator", "secret of the owner");
  private DatabaseAddress address;

  @BeforeAll
  static void start() {
    server =
        new PostgresServer(
            new PostgresSettings(temp.resolve("pg"), BINARIES, 0, 40, Map.of("fsync", "off")));
    server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @BeforeEach
  void begin() throws SQLException {
    address = new DatabaseAddress(server.url("ours"));
    admin("drop database if exists ours with (force)");
    admin("drop role if exists wellbundle_app");
    admin("drop role if exists wellbundle_dispatcher");
    admin("drop role if exists migrator");
    admin("create role migrator login createrole password 'secret of the owner'");
    admin("create database ours");
    admin("grant create on database ours to migrator");
  }

  @Test
  void makesTheRolesWithPasswordsEveryNodeArrivesAt() throws SQLException {
    setUp(Roles.derived(owner));
    setUp(Roles.derived(new Login("migrator", "secret of the owner")));

    Roles roles = Roles.derived(owner);
    try (Pools pools =
        new Pools(address, roles.app(), roles.dispatcher(), Pools.Sizes.standard())) {
      assertThat(pools.transactions().<String>inTenant(new TenantId(4), tx -> who(tx.connection())))
          .isEqualTo("wellbundle_app");
      assertThat(pools.transactions().<String>asDispatcher(tx -> who(tx.connection())))
          .isEqualTo("wellbundle_dispatcher");
    }
  }

  @Test
  void followsAChangedPasswordOfTheOwner() throws SQLException {
    setUp(Roles.derived(owner));
    admin("alter role migrator password 'another'");

    Login changed = new Login("migrator", "another");
    new DatabaseSetup(address, address.ownerDataSource(changed), Roles.derived(changed)).run();

    try (Connection connection =
        address.dataSource(Roles.derived(changed).app(), 5, 5).getConnection()) {
      assertThat(who(connection)).isEqualTo("wellbundle_app");
    }
  }

  @Test
  void takesRolesAnAdministratorMade() throws SQLException {
    admin("alter role migrator nocreaterole");
    admin("create role wellbundle_app login password 'a'");
    admin("create role wellbundle_dispatcher login password 'd'");

    setUp(new Roles(new Login("wellbundle_app", "a"), new Login("wellbundle_dispatcher", "d")));

    try (Connection connection =
        address.dataSource(new Login("wellbundle_app", "a"), 5, 5).getConnection()) {
      assertThat(who(connection)).isEqualTo("wellbundle_app");
    }
  }

  @Test
  void saysWhatToDoWhenTheOwnerMayNotMakeRoles() throws SQLException {
    admin("alter role migrator nocreaterole");

    assertThatThrownBy(() -> setUp(Roles.derived(owner)))
        .isInstanceOf(SchemaException.class)
        .hasMessageContaining("Let a database administrator make wellbundle_app");
  }

  @Test
  void saysWhatToDoWhenTheOwnerMayNotMakeSchemas() throws SQLException {
    admin("revoke create on database ours from migrator");

    assertThatThrownBy(() -> setUp(Roles.derived(owner)))
        .hasMessageContaining("Run: grant create on database ours to migrator");
  }

  @Test
  void refusesAnAppRoleThatSeesEveryTenant() throws SQLException {
    admin("create role wellbundle_app login bypassrls");

    assertThatThrownBy(() -> setUp(Roles.derived(owner)))
        .hasMessageContaining("wellbundle_app could see the rows of every tenant");

    admin("alter role wellbundle_app nobypassrls");
    admin("grant migrator to wellbundle_app");
    assertThatThrownBy(() -> setUp(Roles.derived(owner)))
        .hasMessageContaining("wellbundle_app could see the rows of every tenant");
  }

  @Test
  void letsNobodyCallWhatWasNotGranted() throws SQLException {
    setUp(Roles.derived(owner));

    try (Connection connection =
            address.dataSource(Roles.derived(owner).app(), 5, 5).getConnection();
        Statement statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("select platform.allow_app('now()')"))
          .hasMessageContaining("permission denied for function allow_app");
      assertThatThrownBy(() -> statement.execute("update platform.role set name = 'x'"))
          .hasMessageContaining("permission denied");
    }
  }

  private void setUp(Roles roles) {
    new DatabaseSetup(address, address.ownerDataSource(owner), roles).run();
  }

  private static String who(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_user")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void admin(String sql) throws SQLException {
    try (Connection connection =
            new DatabaseAddress(server.url("postgres"))
                .ownerDataSource(new Login(PostgresServer.ADMIN, server.adminPassword()))
                .getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
