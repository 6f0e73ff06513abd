package org.wellbundle.platform.database.internal.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

/** The server process of a data directory, as {@code postmaster.pid} and {@code /proc} tell. */
record Postmaster(Path cluster) {

  /**
   * Number of the running process. Empty when there is none, also when the number in the file now
   * belongs to a process of another program or another directory.
   */
  OptionalLong running() {
    long pid = kept();
    return pid > 0 && serves(pid) ? OptionalLong.of(pid) : OptionalLong.empty();
  }

  /**
   * Makes way for a start: waits for children of a killed server, which must not meet a new one,
   * and removes the file if its number was reused. A file with a dead number stays: the server
   * needs it to find its old shared memory.
   */
  void clear(Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (hasChildren()) {
      if (System.nanoTime() > deadline) {
        throw new PostgresException(
            "Processes of a killed PostgreSQL still work in " + cluster + ". End them first.");
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    long pid = kept();
    if (pid > 0 && Files.exists(proc(pid)) && !serves(pid)) {
      Files.deleteIfExists(pidFile());
    }
  }

  private long kept() {
    try {
      List<String> lines = Files.readAllLines(pidFile());
      return lines.isEmpty() ? -1 : Math.abs(Long.parseLong(lines.get(0).trim()));
    } catch (IOException | NumberFormatException e) {
      return -1;
    }
  }

  private Path pidFile() {
    return cluster.resolve("postmaster.pid");
  }

  private static Path proc(long pid) {
    return Path.of("/proc", Long.toString(pid));
  }

  private boolean serves(long pid) {
    try {
      String line = Files.readString(proc(pid).resolve("cmdline"), StandardCharsets.UTF_8);
      List<String> words = List.of(line.split("\0"));
      return words.get(0).endsWith("postgres") && words.contains(cluster.toString());
    } catch (IOException e) {
      return false;
    }
  }

  /** Processes of the server work in its data directory. */
  private boolean hasChildren() throws IOException {
    try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[1-9]*")) {
      for (Path each : all) {
        if (worksHere(each.resolve("cwd"))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean worksHere(Path cwd) {
    try {
      return Files.readSymbolicLink(cwd).equals(cluster);
    } catch (IOException e) {
      return false;
    }
  }
}
