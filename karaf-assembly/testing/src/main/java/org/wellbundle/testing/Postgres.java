package org.wellbundle.testing;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;

/** A PostgreSQL outside of any node, for nodes that share one. */
public final class Postgres implements AutoCloseable {
  private static final int CONNECTIONS = 100;

  private final PostgresServer server;
  private final Database database;

  private Postgres(PostgresServer server, Database database) {
    this.server = server;
    this.database = database;
  }

  public static Postgres start(Path folder) {
    PostgresServer server =
        new PostgresServer(PostgresSettings.in(folder, Node.freePort(), CONNECTIONS));
    server.start();
    try {
      EmbeddedBootstrap.prepare(server);
    } catch (SQLException e) {
      server.stop();
      throw new IllegalStateException(e);
    }
    return new Postgres(
        server, Database.at(server.url(EmbeddedBootstrap.DATABASE), server.ownerPassword()));
  }

  public Database database() {
    return database;
  }

  /** Settings of a node that uses it. */
  public Map<String, String> settings() {
    return Map.of(
        "WELLBUNDLE_DB_URL", database.url(), "WELLBUNDLE_DB_PASSWORD", database.password());
  }

  @Override
  public void close() {
    server.stop();
  }
}
