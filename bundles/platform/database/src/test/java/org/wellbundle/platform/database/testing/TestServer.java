package org.wellbundle.platform.database.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.wellbundle.platform.database.internal.postgres.PostgresServer;
import org.wellbundle.platform.database.internal.postgres.PostgresSettings;
import org.wellbundle.platform.database.internal.schema.DatabaseSetup;
import org.wellbundle.platform.database.internal.schema.EmbeddedBootstrap;
import org.wellbundle.platform.database.internal.schema.Roles;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;

/**
 * One PostgreSQL for all tests of a JVM, gone with it. Programs are unpacked once per user; data of
 * JVMs that were killed get cleared away by the next one. Not durable, for speed.
 */
final class TestServer {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final PostgresServer server;
  private final Login owner;

  private TestServer(PostgresServer server, Login owner) {
    this.server = server;
    this.owner = owner;
  }

  static TestServer get() {
    return Holder.INSTANCE;
  }

  /** A database with roles and the platform's schemas, copied from the one made first. */
  String create() throws SQLException {
    String name = "test_" + DATABASES.incrementAndGet();
    asAdmin("create database " + name + " template wellbundle owner " + Roles.OWNER);
    return name;
  }

  void drop(String name) throws SQLException {
    asAdmin("drop database if exists " + name + " with (force)");
  }

  Login owner() {
    return owner;
  }

  DatabaseAddress address(String database) {
    return new DatabaseAddress(server.url(database));
  }

  private synchronized void asAdmin(String sql) throws SQLException {
    Login admin = new Login(PostgresServer.ADMIN, server.adminPassword());
    try (Connection connection = address("postgres").ownerDataSource(admin).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static final class Holder {
    private static final TestServer INSTANCE = start();
  }

  private static TestServer start() {
    try {
      Path cache =
          Path.of(
              System.getProperty("java.io.tmpdir"),
              "wellbundle-test-" + System.getProperty("user.name"));
      Files.createDirectories(cache);
      Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
      clearLeftovers(cache);
      Path home = Files.createDirectories(cache.resolve("run-" + ProcessHandle.current().pid()));
      Map<String, String> fast =
          Map.of(
              "fsync", "off",
              "synchronous_commit", "off",
              "full_page_writes", "off",
              "shared_buffers", "64MB",
              "log_min_error_statement", "error",
              "log_error_verbosity", "default");
      PostgresServer server = new PostgresServer(new PostgresSettings(home, cache, 0, 300, fast));
      server.start();
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, home), "test-postgres"));
      Login owner = EmbeddedBootstrap.prepare(server);
      DatabaseAddress address = new DatabaseAddress(server.url(EmbeddedBootstrap.DATABASE));
      new DatabaseSetup(address, address.ownerDataSource(owner), Roles.derived(owner)).run();
      return new TestServer(server, owner);
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("no PostgreSQL to test with", e);
    }
  }

  private static void end(PostgresServer server, Path home) {
    server.stop();
    delete(home);
  }

  private static void clearLeftovers(Path cache) throws IOException {
    try (DirectoryStream<Path> runs = Files.newDirectoryStream(cache, "run-*")) {
      for (Path run : runs) {
        long jvm = Long.parseLong(String.valueOf(run.getFileName()).substring("run-".length()));
        if (ProcessHandle.of(jvm).isEmpty()) {
          endServer(run);
          delete(run);
        }
      }
    }
  }

  private static void endServer(Path run) throws IOException {
    Path pidFile = run.resolve("cluster/postmaster.pid");
    if (Files.exists(pidFile)) {
      long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).trim());
      ProcessHandle.of(pid)
          .filter(each -> each.info().commandLine().orElse("").contains(run.toString()))
          .ifPresent(
              each -> {
                each.destroy();
                each.onExit().orTimeout(10, TimeUnit.SECONDS).join();
              });
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    } catch (IOException e) {
      System.err.println("left behind: " + folder + " (" + e + ")");
    }
  }
}
