package org.wellbundle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * One running node of the distribution in a folder of its own. Started as an operator would:
 * unpack, set the environment, {@code bin/karaf server}.
 */
public final class Node implements AutoCloseable {
  /** Password of the demo people in every test. */
  public static final String PASSWORD = "Demo-4711-test";

  private static final Duration START_LIMIT = Duration.ofSeconds(120);

  private final Path home;
  private final int port;
  private final Map<String, String> environment;
  private Process process;

  private Node(Path home, int port, Map<String, String> environment) {
    this.home = home;
    this.port = port;
    this.environment = environment;
    this.process = launch();
  }

  /**
   * Unpacks and starts a node, and waits until it is ready and both demo employers' portals are
   * open.
   */
  public static Node start(Path folder, Map<String, String> settings) {
    return start(folder, freePort(), settings);
  }

  /** A node in a new folder of that name below the build directory. */
  public static Node fresh(String name, Map<String, String> settings) {
    return start(freshFolder(name), settings);
  }

  /** Unpacks a node, unless it is there, for changes to be made before it starts. */
  public static Path prepare(Path folder) {
    return prepare(folder, archive());
  }

  /** The same of another distribution. */
  public static Path prepare(Path folder, Path archive) {
    Path home = folder.resolve("karaf");
    if (!Files.exists(home)) {
      unpack(archive, home);
      copyDemoBundles(home);
    }
    return home;
  }

  /**
   * The distribution that is upgraded from: property {@code wellbundle.before}, or else the same as
   * the new one.
   */
  public static Path archiveBefore() {
    String before = System.getProperty("wellbundle.before", "");
    return before.isEmpty() ? archive() : Path.of(before);
  }

  /** An empty folder below the build directory. */
  public static Path freshFolder(String name) {
    Path folder = Path.of(System.getProperty("wellbundle.work")).resolve(name).toAbsolutePath();
    Folders.clear(folder);
    return folder;
  }

  public static Node start(Path folder, int port, Map<String, String> settings) {
    Path home = prepare(folder);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("WELLBUNDLE_HTTP_PORT", Integer.toString(port));
    environment.put("WELLBUNDLE_HTTP_HOST", "127.0.0.1");
    environment.put("WELLBUNDLE_PUBLIC_URL", "http://localhost:" + port);
    environment.put("WELLBUNDLE_DATA", folder.resolve("data").toString());
    environment.put("WELLBUNDLE_SSH_PORT", Integer.toString(freePort()));
    environment.put("WELLBUNDLE_DEMO_PASSWORD", PASSWORD);
    environment.putAll(settings);
    Node node = new Node(home, port, environment);
    try {
      node.awaitReady();
      return node;
    } catch (RuntimeException | Error e) {
      node.kill();
      throw e;
    }
  }

  public int port() {
    return port;
  }

  /** Port of the shell, on the loopback address. */
  public int sshPort() {
    return Integer.parseInt(environment.get("WELLBUNDLE_SSH_PORT"));
  }

  /** Number of the JVM's process. */
  public long pid() {
    return process.pid();
  }

  public Path home() {
    return home;
  }

  /** Where it keeps its data, unless a setting says otherwise. */
  public Path data() {
    return Path.of(environment.getOrDefault("WELLBUNDLE_DATA", ""));
  }

  public Path deployFolder() {
    return home.resolve("deploy");
  }

  /** A client of a tenant's portal, or of the platform with the host {@code localhost}. */
  public Portal portal(String host) {
    return new Portal(port, host);
  }

  public Portal platform() {
    return portal("localhost");
  }

  /** Ends the process as a power cut would. */
  public void kill() {
    process.destroyForcibly();
    join();
  }

  /** Stops the embedded PostgreSQL at once, as if its process had died. */
  public void stopDatabase() {
    try {
      String pid =
          Files.readAllLines(data().resolve("postgres/cluster/postmaster.pid")).get(0).strip();
      new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops, then starts again with the same folders and settings. */
  public void restart() {
    stop();
    process = launch();
    awaitReady();
  }

  /**
   * Stops, unpacks the distribution under test in place of the one that ran, and starts it with the
   * same data and the certificates that were trusted, as the operator guide says.
   */
  public void upgrade() {
    stop();
    Path aside = home.resolveSibling("karaf-before");
    Folders.clear(aside);
    try {
      Files.move(home, aside);
      unpack(archive(), home);
      copyDemoBundles(home);
      try (Stream<Path> trusted = Files.list(aside.resolve("etc/trust"))) {
        for (Path each : trusted.toList()) {
          Files.copy(
              each,
              home.resolve("etc/trust").resolve(each.getFileName()),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    process = launch();
    awaitReady();
  }

  /** Starts again after {@link #kill}. */
  public void startAgain() {
    launchAgain();
    awaitReady();
  }

  /** The same without waiting for it. */
  public void launchAgain() {
    process = launch();
  }

  @Override
  public void close() {
    stop();
  }

  private void stop() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private void join() {
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  public void awaitReady() {
    await(
        "the node to be ready (see " + home.resolve("data/log/karaf.log") + ")",
        START_LIMIT,
        () -> {
          if (!process.isAlive()) {
            throw new IllegalStateException("the node stopped while starting, see " + home);
          }
          return platform().status("/health/ready") == 200
              // this check is there as soon as the demo's bundle is
              && platform().get("/health/ready").text().contains("demo-people");
        });
  }

  /** Polls a condition; fails with what was waited for. */
  public static void await(String what, Duration limit, BooleanSupplier condition) {
    Instant end = Instant.now().plus(limit);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("waited " + limit + " in vain for " + what);
      }
      java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
    }
  }

  public static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() {
    ProcessBuilder builder = new ProcessBuilder("bin/karaf", "server");
    builder.directory(home.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    // the script becomes the JVM, so that what ends this process ends the JVM
    builder.environment().put("KARAF_EXEC", "exec");
    builder.redirectErrorStream(true);
    builder.redirectOutput(home.resolve("console.log").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void unpack(Path archive, Path home) {
    try {
      Files.createDirectories(home);
      Process tar =
          new ProcessBuilder(
                  "tar", "xzf", archive.toString(), "-C", home.toString(), "--strip-components=1")
              .inheritIO()
              .start();
      if (tar.waitFor() != 0) {
        throw new IllegalStateException("the distribution can't be unpacked");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void copyDemoBundles(Path home) {
    try (Stream<Path> jars = Files.list(home.resolve("demo/bundles"))) {
      Files.createDirectories(home.resolve("deploy"));
      for (Path jar : jars.toList()) {
        Files.copy(
            jar,
            home.resolve("deploy").resolve(jar.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path archive() {
    String given = System.getProperty("wellbundle.distribution");
    if (given == null) {
      throw new IllegalStateException("system property wellbundle.distribution isn't set");
    }
    return Path.of(given);
  }
}
