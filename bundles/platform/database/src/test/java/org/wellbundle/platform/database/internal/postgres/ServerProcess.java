package org.wellbundle.platform.database.internal.postgres;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A JVM that holds an embedded server until it is killed. */
final class ServerProcess implements AutoCloseable {
  private final Process process;
  private final String firstLine;

  private ServerProcess(Process process, String firstLine) {
    this.process = process;
    this.firstLine = firstLine;
  }

  static ServerProcess start(Path home, Path binaries, String... prefix) throws IOException {
    return start(home, binaries, System.getProperty("java.class.path"), prefix);
  }

  static ServerProcess start(Path home, Path binaries, String classPath, String... prefix)
      throws IOException {
    List<String> line = new ArrayList<>(List.of(prefix));
    line.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classPath,
            ServerProcess.class.getName(),
            home.toString(),
            binaries.toString()));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    return new ServerProcess(process, String.valueOf(said.readLine()));
  }

  /** {@code ready <port>}, or why it can't start. */
  String firstLine() {
    return firstLine;
  }

  /** As {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Copies a class path to where every user can read it. */
  static String readableClassPath(Path target) throws IOException {
    List<String> copies = new ArrayList<>();
    for (String entry : System.getProperty("java.class.path").split(":")) {
      Path from = Path.of(entry);
      Path to = target.resolve(copies.size() + "-" + from.getFileName());
      if (Files.exists(from)) {
        try (Stream<Path> all = Files.walk(from)) {
          for (Path each : all.toList()) {
            Files.copy(each, to.resolve(from.relativize(each).toString()).normalize());
          }
        }
        copies.add(to.toString());
      }
    }
    return String.join(":", copies);
  }

  /** Runs in the other JVM. */
  public static void main(String[] args) throws InterruptedException {
    PostgresServer server =
        new PostgresServer(
            new PostgresSettings(Path.of(args[0]), Path.of(args[1]), 0, 20, Map.of()));
    try {
      server.start();
      System.out.println("ready " + server.port());
    } catch (PostgresException e) {
      System.out.println(e.getMessage());
    }
    Thread.sleep(Long.MAX_VALUE);
  }
}
