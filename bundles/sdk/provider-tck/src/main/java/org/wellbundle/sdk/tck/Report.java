package org.wellbundle.sdk.tck;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the rules found, as a table. */
public record Report(String provider, List<Line> lines) {
  public Report {
    lines = List.copyOf(lines);
  }

  /** One rule's result; no faults means that it is kept. */
  public record Line(Rule rule, List<String> faults, long millis) {
    public Line {
      faults = List.copyOf(faults);
    }
  }

  public boolean passed() {
    return lines.stream().allMatch(line -> line.faults().isEmpty());
  }

  /** For people: a line per rule, faults below. */
  public String table() {
    StringBuilder table = new StringBuilder();
    long failed = lines.stream().filter(line -> !line.faults().isEmpty()).count();
    table.append("Compatibility of provider ").append(provider).append('\n');
    for (Line line : lines) {
      table.append(
          "  %-4s %-8s %-28s %5d ms  %s%n"
              .formatted(
                  line.faults().isEmpty() ? "ok" : "FAIL",
                  line.rule().level().name().toLowerCase(java.util.Locale.ROOT),
                  line.rule().id(),
                  line.millis(),
                  line.rule().promise()));
      line.faults().forEach(fault -> table.append("         - ").append(fault).append('\n'));
    }
    return table
        .append("  %d rules kept, %d not%n".formatted(lines.size() - failed, failed))
        .toString();
  }

  public void write(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, table(), StandardCharsets.UTF_8);
  }
}
