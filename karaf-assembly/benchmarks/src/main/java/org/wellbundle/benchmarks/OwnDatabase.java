package org.wellbundle.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.DatabaseSetup;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;
import org.wellbundle.platform.database.internal.schema.Roles;
import org.wellbundle.platform.database.internal.schema.SchemaRunner;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;
import org.wellbundle.platform.database.internal.transaction.Pools;

/** A PostgreSQL as production starts it, with roles, row-level security and transactions. */
final class OwnDatabase implements AutoCloseable {
  private final PostgresServer server;
  private final Path home;
  private final Pools pools;
  private final DataSource owner;
  private final long postmaster;

  private OwnDatabase(
      PostgresServer server, Path home, Pools pools, DataSource owner, long postmaster) {
    this.server = server;
    this.home = home;
    this.pools = pools;
    this.owner = owner;
    this.postmaster = postmaster;
  }

  static OwnDatabase start(int connections, Map<String, String> extra, SchemaChanges... schemas)
      throws Exception {
    Path home = Setting.scratch("postgres");
    Map<String, String> settings = new HashMap<>();
    // both sides write a lot in a short time: checkpoints shall not hit one of them only
    settings.put("max_wal_size", "4GB");
    settings.putAll(extra);
    PostgresServer server =
        new PostgresServer(new PostgresSettings(home, Setting.programs(), 0, 300, settings));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, home))); // run broken off
    server.start();
    try {
      Login login = EmbeddedBootstrap.prepare(server);
      DatabaseAddress address = new DatabaseAddress(server.url(EmbeddedBootstrap.DATABASE));
      Roles roles = Roles.derived(login);
      DataSource owner = address.ownerDataSource(login);
      try (Connection connection = owner.getConnection()) {
        Durability.require(connection);
      }
      new DatabaseSetup(address, owner, roles).run();
      SchemaRunner runner = new SchemaRunner(owner, roles);
      List.of(schemas).forEach(runner::apply);
      Pools pools =
          new Pools(
              address,
              roles.app(),
              roles.dispatcher(),
              new Pools.Sizes(connections, connections, 300, 60));
      String pid = Files.readAllLines(home.resolve("cluster/postmaster.pid")).get(0);
      return new OwnDatabase(server, home, pools, owner, Long.parseLong(pid.strip()));
    } catch (Exception e) {
      end(server, home);
      throw e;
    }
  }

  Transactions transactions() {
    return pools.transactions();
  }

  /** Beyond row-level security. */
  DataSource owner() {
    return owner;
  }

  void execute(String sql) throws SQLException {
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** CPU time of the whole server so far. */
  double cpuSeconds() {
    return Cpu.ofTree(postmaster);
  }

  @Override
  public void close() {
    pools.close();
    end(server, home);
  }

  private static void end(PostgresServer server, Path home) {
    server.stop();
    if (Files.exists(home)) {
      Scratch.delete(home);
    }
  }
}
