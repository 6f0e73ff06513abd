package org.wellbundle.platform.database.internal;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.DatabaseSetup;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;
import org.wellbundle.platform.database.internal.schema.Roles;
import org.wellbundle.platform.database.internal.schema.SchemaAudit;
import org.wellbundle.platform.database.internal.schema.SchemaException;
import org.wellbundle.platform.database.internal.schema.SchemaOwner;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;
import org.wellbundle.platform.database.internal.transaction.Pools;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;
import org.wellbundle.platform.database.owner.OwnerAccess;

/** The database while it is up: server (if embedded), roles, pools, and a line to ask how it is. */
final class RunningDatabase implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunningDatabase.class);
  private static final int OTHER_CONNECTIONS = 20;

  private final @Nullable PostgresServer server;
  private final Pools pools;
  private final Migrations migrations;
  private final OwnerAccess ownerAccess;
  private final DataSource pulse;
  private @Nullable Connection line;

  private RunningDatabase(
      @Nullable PostgresServer server,
      Pools pools,
      Migrations migrations,
      OwnerAccess ownerAccess,
      DataSource pulse) {
    this.server = server;
    this.pools = pools;
    this.migrations = migrations;
    this.ownerAccess = ownerAccess;
    this.pulse = pulse;
  }

  static RunningDatabase start(DatabaseConfig config, Path dataDir, StartGate gate) {
    gate.knock();
    if (!config.url().isBlank()) {
      return connect(
          config,
          null,
          new DatabaseAddress(config.url()),
          new Login(config.user(), config.password()),
          gate);
    }
    int connections = config.poolSize() + config.dispatcherPoolSize() + OTHER_CONNECTIONS;
    PostgresServer server =
        new PostgresServer(
            PostgresSettings.in(dataDir.resolve("postgres"), config.port(), connections));
    server.start();
    try {
      Login owner = EmbeddedBootstrap.prepare(server);
      DatabaseAddress address = new DatabaseAddress(server.url(EmbeddedBootstrap.DATABASE));
      LOG.info("Embedded PostgreSQL on port {}, data in {}", server.port(), dataDir);
      return connect(config, server, address, owner, gate);
    } catch (SQLException e) {
      server.stop();
      throw SqlErrors.translate(e);
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  private static RunningDatabase connect(
      DatabaseConfig config,
      @Nullable PostgresServer server,
      DatabaseAddress address,
      Login login,
      StartGate gate) {
    Roles roles =
        new Roles(
            role(config.appUser(), config.appPassword(), login),
            role(config.dispatcherUser(), config.dispatcherPassword(), login));
    DataSource owner = address.ownerDataSource(login);
    DatabaseSetup setup = new DatabaseSetup(address, owner, roles);
    OwnerAccess ownerAccess = new SchemaOwner(owner, setup, roles);
    gate.check(ownerAccess);
    Migrations migrations = new Migrations(setup.run(), new SchemaAudit(owner));
    gate.pass(ownerAccess);
    Pools.Sizes sizes =
        new Pools.Sizes(
            config.poolSize(),
            config.dispatcherPoolSize(),
            config.statementTimeoutSeconds(),
            config.lockTimeoutSeconds());
    Pools pools = new Pools(address, roles.app(), roles.dispatcher(), sizes);
    return new RunningDatabase(
        server, pools, migrations, ownerAccess, address.dataSource(roles.app(), 5, 5));
  }

  private static Login role(String user, String password, Login owner) {
    if (!password.isBlank()) {
      return new Login(user, password);
    }
    if (owner.password().isBlank()) {
      throw new SchemaException(
          "Give the password of role %s: without a password of the owner none can be derived."
              .formatted(user));
    }
    return owner.derive(user);
  }

  Pools pools() {
    return pools;
  }

  Migrations migrations() {
    return migrations;
  }

  OwnerAccess ownerAccess() {
    return ownerAccess;
  }

  /** Starts the embedded server again if its process is gone. */
  void revive() {
    if (server != null && server.revive()) {
      LOG.warn("The embedded PostgreSQL was gone and has been started again");
    }
  }

  /** Empty when the database answers, else a sentence. Not for use by several threads. */
  String complaint() {
    try {
      Connection now = line;
      if (now == null || !now.isValid(1)) {
        closeLine();
        now = pulse.getConnection();
        line = now;
      }
      return now.isValid(1) ? "" : "the database does not answer";
    } catch (SQLException e) {
      return "the database can't be reached (" + e.getMessage() + ")";
    }
  }

  private void closeLine() {
    try {
      if (line != null) {
        line.close();
      }
    } catch (SQLException e) {
      LOG.debug("Closing a dead connection failed: {}", e.getSQLState());
    } finally {
      line = null;
    }
  }

  @Override
  public void close() {
    closeLine();
    pools.close();
    if (server != null) {
      server.stop();
    }
  }
}
