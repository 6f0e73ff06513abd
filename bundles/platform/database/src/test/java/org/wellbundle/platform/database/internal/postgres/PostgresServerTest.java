package org.wellbundle.platform.database.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress;
import org.wellbundle.platform.database.internal.transaction.DatabaseAddress.Login;

class PostgresServerTest {
  private static final Path BINARIES =
      Path.of(
          System.getProperty("java.io.tmpdir"),
          "wellbundle-test-" + System.getProperty("user.name"));

  @TempDir(cleanup = CleanupMode.ALWAYS)
  Path temp;

  private Path home;
  private PostgresServer server;

  @BeforeEach
  void prepare() throws IOException {
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
    home = temp.resolve("postgres");
    server = server(0);
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void unpacksStartsAndStops() throws Exception {
    server = new PostgresServer(PostgresSettings.in(home, 0, 20));

    server.start();

    assertThat(query("select 1")).isEqualTo("1");
    server.stop();
    assertThat(new Postmaster(home.resolve("cluster")).running()).isEmpty();
  }

  @Test
  void isDurableAndReachableByPasswordOnLoopbackOnly() throws Exception {
    server.start();

    assertThat(query("show fsync")).isEqualTo("on");
    assertThat(query("show full_page_writes")).isEqualTo("on");
    assertThat(query("show synchronous_commit")).isEqualTo("on");
    assertThat(query("show data_checksums")).isEqualTo("on");
    assertThat(query("show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(query("show unix_socket_directories")).isEmpty();
    assertThat(query("select datlocprovider from pg_database where datname = 'postgres'"))
        .isEqualTo("b");
    assertThatThrownBy(() -> connect("wrong").close())
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThat(Files.getPosixFilePermissions(home.resolve("passwords")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void keepsDataAndPortOverARestart() throws Exception {
    server.start();
    int port = server.port();
    execute("create table kept as select 42 as answer");
    server.stop();

    server = server(0);
    server.start();

    assertThat(query("select answer from kept")).isEqualTo("42");
    assertThat(server.port()).isEqualTo(port);
  }

  @Test
  void stopsWhatAKilledProcessLeftAndKeepsTheData() throws Exception {
    try (ServerProcess other = ServerProcess.start(home, BINARIES)) {
      assertThat(other.firstLine()).startsWith("ready ");
      int port = Integer.parseInt(other.firstLine().substring("ready ".length()));
      execute(port, Passwords.in(home).admin(), "create table kept as select 42 as answer");
      long orphan = new Postmaster(home.resolve("cluster")).running().orElseThrow();
      other.kill();
      assertThat(ProcessHandle.of(orphan)).as("the orphan lives on").isPresent();

      server.start();

      assertThat(query("select answer from kept")).isEqualTo("42");
      assertThat(new Postmaster(home.resolve("cluster")).running().orElseThrow())
          .isNotEqualTo(orphan);
    }
  }

  @Test
  void refusesADataDirectoryInUse() throws Exception {
    try (ServerProcess other = ServerProcess.start(home, BINARIES)) {
      assertThat(other.firstLine()).startsWith("ready ");

      assertThatThrownBy(server::start)
          .isInstanceOf(PostgresException.class)
          .hasMessageContaining("is in use by another Wellbundle (process ");

      other.kill();
      server.start();
    }
  }

  @Test
  void ignoresAPidFileWhoseNumberWasReused() throws Exception {
    server.start();
    server.stop();
    Path pidFile = home.resolve("cluster/postmaster.pid");
    Files.writeString(pidFile, ProcessHandle.current().pid() + "\n" + home.resolve("cluster"));

    server.start();

    assertThat(query("select 1")).isEqualTo("1");
  }

  @Test
  void comesBackAfterItsOwnProcessWasKilled() throws Exception {
    server.start();
    execute("create table kept as select 42 as answer");
    long pid = new Postmaster(home.resolve("cluster")).running().orElseThrow();
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
    ProcessHandle.of(pid).ifPresent(each -> each.onExit().join());

    assertThat(server.revive()).isTrue();

    assertThat(query("select answer from kept")).isEqualTo("42");
    assertThat(server.revive()).isFalse();
  }

  @Test
  void namesAConfiguredPortThatIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      server = server(taken.getLocalPort());

      assertThatThrownBy(server::start)
          .hasMessageContaining("Port " + taken.getLocalPort())
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void beginsAnewWhenTheFirstStartWasCutShort() throws Exception {
    Files.createDirectories(home.resolve("cluster.new/base"));

    server.start();

    assertThat(query("select 1")).isEqualTo("1");
  }

  @Test
  void runsAsAnOrdinaryUserToo() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can become another");
    Path classes = Files.createDirectory(temp.resolve("classes"));
    Files.createDirectory(home);
    Files.setAttribute(home, "unix:uid", 65534);
    Files.setAttribute(home, "unix:gid", 65534);
    String[] nobody = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    PostgresBinaries.in(BINARIES);

    try (ServerProcess other =
        ServerProcess.start(home, BINARIES, ServerProcess.readableClassPath(classes), nobody)) {
      assertThat(other.firstLine()).startsWith("ready ");
      other.kill();
    }
    // Root takes over what an ordinary user began, and gives it back.
    server.start();
    assertThat(query("select 1")).isEqualTo("1");
  }

  @Test
  void runsAsRootWhereNobodyCanGo() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root has such places");
    Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwx------"));

    server.start();

    assertThat(query("select 1")).isEqualTo("1");
    assertThat(Files.getAttribute(home.resolve("cluster"), "unix:uid")).isEqualTo(0);
  }

  private PostgresServer server(int port) {
    return new PostgresServer(new PostgresSettings(home, BINARIES, port, 20, Map.of()));
  }

  private Connection connect(String password) throws SQLException {
    return connect(server.port(), password);
  }

  private static Connection connect(int port, String password) throws SQLException {
    return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/postgres")
        .ownerDataSource(new Login(PostgresServer.ADMIN, password))
        .getConnection();
  }

  private void execute(String sql) throws SQLException {
    execute(server.port(), server.adminPassword(), sql);
  }

  private static void execute(int port, String password, String sql) throws SQLException {
    try (Connection connection = connect(port, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = connect(server.adminPassword());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
