package org.wellbundle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** What a test counted, as a row of a table in the build directory. */
public final class Results {
  private Results() {}

  /**
   * Adds a row with date and commit in front.
   *
   * @param table name of the table's file
   * @param counts columns in their order, the same at every call
   */
  public static void add(String table, Map<String, Object> counts) {
    Path folder = Path.of(System.getProperty("wellbundle.work")).resolveSibling("results");
    Path file = folder.resolve(table + ".md");
    try {
      Files.createDirectories(folder);
      if (!Files.exists(file)) {
        write(file, "| date | commit | " + String.join(" | ", counts.keySet()) + " |\n");
        write(file, "|---|---" + "|---".repeat(counts.size()) + "|\n");
      }
      StringBuilder row =
          new StringBuilder("| ").append(Instant.now().truncatedTo(ChronoUnit.SECONDS));
      row.append(" | ").append(commit());
      counts.values().forEach(value -> row.append(" | ").append(value));
      write(file, row.append(" |\n").toString());
      System.out.println("[" + table + "] " + counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "describe", "--always", "--dirty")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String name = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return name.isEmpty() ? "-" : name;
  }
}
