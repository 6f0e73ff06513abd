package org.wellbundle.platform.database.internal.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program. Its output goes to a file, never to a pipe: what the program leaves running
 * would hold the pipe open for ever.
 */
record Command(List<String> line, Duration limit) {

  /** How it ended, and the last of what it said. */
  record Result(int exit, String output) {
    boolean ok() {
      return exit == 0;
    }
  }

  Result run() {
    try {
      Path output = Files.createTempFile("wellbundle-", ".out");
      try {
        return run(output.toFile());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresException("Interrupted while running " + line.get(0), e);
    }
  }

  private Result run(File output) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(line);
    builder.directory(new File("/"));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    builder.redirectInput(new File("/dev/null"));
    builder.redirectErrorStream(true).redirectOutput(output);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Result(127, String.valueOf(e.getMessage()));
    }
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      process.destroyForcibly();
      return new Result(124, "no answer within " + limit.toSeconds() + " s");
    }
    String said = Files.readString(output.toPath(), StandardCharsets.ISO_8859_1);
    return new Result(process.exitValue(), said.substring(Math.max(0, said.length() - 2000)));
  }
}
