package org.wellbundle.platform.database.internal.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded server. {@link #start} makes what is missing, stops what a killed process left
 * behind, and returns when the server accepts connections. The data outlive it all.
 */
public final class PostgresServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);
  private static final Duration RECOVERY = Duration.ofMinutes(10);
  private static final long LOG_LIMIT = 10L * 1024 * 1024;

  /** Superuser of the embedded server; used to make the owner, and for nothing else. */
  public static final String ADMIN = "wellbundle_admin";

  private final PostgresSettings settings;
  private final Path home;
  private final Path cluster;
  private final Postmaster postmaster;
  private @Nullable Running running;

  private record Running(
      DirectoryLock lock, PostgresBinaries binaries, RunAs runAs, Passwords passwords, int port) {}

  public PostgresServer(PostgresSettings settings) {
    this.settings = settings;
    this.home = settings.home();
    this.cluster = home.resolve("cluster");
    this.postmaster = new Postmaster(cluster);
  }

  public synchronized void start() {
    try {
      makeHome();
      DirectoryLock lock = DirectoryLock.take(home);
      try {
        running = start(lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PostgresException("The embedded PostgreSQL can't use " + home + ": " + e, e);
    }
  }

  /** Starts the server again if its process is gone. True when it had to. */
  public synchronized boolean revive() {
    Running now = running;
    if (now == null || postmaster.running().isPresent()) {
      return false;
    }
    try {
      launch(now);
      return true;
    } catch (IOException e) {
      throw new PostgresException("The embedded PostgreSQL can't be started again: " + e, e);
    }
  }

  /** Stops the server, rolling back what is open. */
  public synchronized void stop() {
    Running now = running;
    if (now != null) {
      running = null;
      try {
        halt(now.binaries(), now.runAs());
      } finally {
        now.lock().close();
      }
    }
  }

  @Override
  public void close() {
    stop();
  }

  public int port() {
    return state().port();
  }

  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database;
  }

  public String adminPassword() {
    return state().passwords().admin();
  }

  public String ownerPassword() {
    return state().passwords().owner();
  }

  private synchronized Running state() {
    if (running == null) {
      throw new PostgresException("The embedded PostgreSQL is not running.");
    }
    return running;
  }

  private void makeHome() throws IOException {
    Files.createDirectories(home);
    if (!Files.isWritable(home)) {
      throw new PostgresException("The data directory " + home + " can't be written to.");
    }
  }

  private Running start(DirectoryLock lock) throws IOException {
    PostgresBinaries binaries = PostgresBinaries.in(settings.binaries());
    RunAs runAs = RunAs.choose(home, cluster);
    Passwords passwords = Passwords.in(home);
    postmaster
        .running()
        .ifPresent(
            pid -> {
              LOG.info("Stopping the PostgreSQL {} that an earlier run left behind", pid);
              halt(binaries, runAs);
            });
    int port = new PortFile(home).choose(settings.port());
    if (!Files.exists(cluster)) {
      initialise(binaries, runAs, passwords);
    }
    checkVersion();
    runAs.own(cluster);
    Running fresh = new Running(lock, binaries, runAs, passwords, port);
    launch(fresh);
    return fresh;
  }

  /** Makes the data directory beside its final place: it is there as a whole or not at all. */
  private void initialise(PostgresBinaries binaries, RunAs runAs, Passwords passwords)
      throws IOException {
    Path fresh = home.resolve("cluster.new");
    if (Files.exists(fresh)) {
      PostgresBinaries.delete(fresh);
    }
    Files.createDirectory(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    runAs.own(fresh);
    Path password = Passwords.secretFile(home, passwords.admin());
    try {
      runAs.own(password);
      run(
          runAs,
          Duration.ofMinutes(2),
          "make a database",
          List.of(
              binaries.program("initdb").toString(),
              "-D",
              fresh.toString(),
              "-U",
              ADMIN,
              "-E",
              "UTF8",
              "--locale=C.UTF-8",
              "--locale-provider=builtin",
              "--data-checksums",
              "-A",
              "scram-sha-256",
              "--pwfile=" + password));
    } finally {
      Files.deleteIfExists(password);
    }
    Path main = fresh.resolve("postgresql.conf");
    Files.writeString(main, Files.readString(main) + "\ninclude 'wellbundle.conf'\n");
    Files.move(fresh, cluster, StandardCopyOption.ATOMIC_MOVE);
  }

  private void launch(Running now) throws IOException {
    postmaster.clear(Duration.ofSeconds(15));
    Path conf = cluster.resolve("wellbundle.conf");
    Files.writeString(conf, settings.configuration(now.port()));
    now.runAs().own(conf);
    Path log = log(now.runAs());
    Command.Result result =
        new Command(
                now.runAs()
                    .command(
                        List.of(
                            now.binaries().program("pg_ctl").toString(),
                            "-D",
                            cluster.toString(),
                            "-l",
                            log.toString(),
                            "-w",
                            "-t",
                            Long.toString(RECOVERY.toSeconds()),
                            "start")),
                RECOVERY.plusSeconds(10))
            .run();
    if (!result.ok()) {
      throw new PostgresException(
          "The embedded PostgreSQL does not start. Its log %s ends with: %s"
              .formatted(log, tail(log)));
    }
  }

  private void halt(PostgresBinaries binaries, RunAs runAs) {
    for (String mode : List.of("fast", "immediate")) {
      if (postmaster.running().isEmpty()) {
        return;
      }
      new Command(
              runAs.command(
                  List.of(
                      binaries.program("pg_ctl").toString(),
                      "-D",
                      cluster.toString(),
                      "-m",
                      mode,
                      "-w",
                      "-t",
                      "30",
                      "stop")),
              Duration.ofSeconds(40))
          .run();
    }
    if (postmaster.running().isPresent()) {
      throw new PostgresException(
          "The PostgreSQL in %s does not stop (process %d)."
              .formatted(cluster, postmaster.running().getAsLong()));
    }
  }

  private void checkVersion() throws IOException {
    String found = Files.readString(cluster.resolve("PG_VERSION")).trim();
    String wanted = PostgresBinaries.VERSION.substring(0, PostgresBinaries.VERSION.indexOf('.'));
    if (!found.equals(wanted)) {
      throw new PostgresException(
          "The data in %s are of PostgreSQL %s, this is %s. Dump them with the old version and restore them with this one."
              .formatted(cluster, found, wanted));
    }
  }

  private Path log(RunAs runAs) throws IOException {
    Path log = home.resolve("postgres.log");
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.move(log, home.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (!Files.exists(log)) {
      Files.createFile(log);
    }
    Files.setPosixFilePermissions(log, PosixFilePermissions.fromString("rw-------"));
    runAs.own(log);
    return log;
  }

  private static void run(RunAs runAs, Duration limit, String what, List<String> line) {
    Command.Result result = new Command(runAs.command(line), limit).run();
    if (!result.ok()) {
      throw new PostgresException("PostgreSQL can't " + what + ": " + result.output().strip());
    }
  }

  private static String tail(Path file) throws IOException {
    String text = Files.readString(file);
    return text.substring(Math.max(0, text.length() - 600)).strip();
  }
}
