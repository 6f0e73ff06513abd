package org.wellbundle.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The table of a run, as Markdown and as JSON. */
final class Report {
  private static final String HEAD =
      """
      | benchmark | ours | peer | ours (median) | peer (median) | ratio (median) | worst quartile \
      | CPU time, ours : peer | goal | pairs | method |
      |---|---|---|---|---|---|---|---|---|---|---|
      """;

  private final Instant date = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final List<Row> rows = new ArrayList<>();
  private final Map<String, String> failures = new LinkedHashMap<>();

  void add(Row row) {
    rows.add(row);
    System.out.print(row.markdown());
  }

  void failed(String benchmark, Throwable why) {
    failures.put(benchmark, why.toString());
  }

  boolean anyFailed() {
    return !failures.isEmpty();
  }

  List<Row> rows() {
    return List.copyOf(rows);
  }

  /** Writes both files and returns the Markdown one. */
  Path write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path table = folder.resolve("benchmarks.md");
    Files.writeString(table, markdown());
    new ObjectMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(folder.resolve("benchmarks.json").toFile(), json());
    return table;
  }

  String markdown() {
    StringBuilder text = new StringBuilder("# Benchmarks\n\n");
    text.append(date).append(", commit ").append(Machine.commit()).append('\n');
    text.append(Machine.line()).append("\n\n");
    text.append("Ratios are ours : peer within a pair, A B A B. The machine may be shared:");
    text.append(" ratios count, absolute numbers don't.\n\n").append(HEAD);
    rows.forEach(row -> text.append(row.markdown()));
    failures.forEach(
        (name, why) -> text.append("\n**").append(name).append(" failed:** ").append(why));
    return text.append('\n').toString();
  }

  private ObjectNode json() {
    ObjectNode all = new ObjectMapper().createObjectNode();
    all.put("date", date.toString());
    all.put("commit", Machine.commit());
    all.put("machine", Machine.line());
    ArrayNode list = all.putArray("rows");
    for (Row row : rows) {
      ObjectNode node = list.addObject();
      node.put("benchmark", row.benchmark()).put("ours", row.what()).put("peer", row.peer());
      node.put("unit", row.unit()).put("oursMedian", row.pairs().ours());
      node.put("peerMedian", row.pairs().peer()).put("ratio", row.pairs().ratio());
      node.put("worstQuartile", row.pairs().worstQuartile(row.moreIsBetter()));
      node.put("cpuRatio", row.pairs().cpuRatio()).put("goal", row.goal());
      node.put("moreIsBetter", row.moreIsBetter()).put("met", row.met());
      node.put("pairs", row.pairs().count()).put("method", row.method());
    }
    failures.forEach(all.putObject("failed")::put);
    return all;
  }
}
