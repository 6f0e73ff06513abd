package org.wellbundle.itests.access;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.testing.Node;

/** Follows correlation ids through the log. */
final class Trail {
  private static final String VENDOR_CALLS = "org.wellbundle.core.providers.internal.http.Exchange";

  private final Stage stage;

  Trail(Stage stage) {
    this.stage = stage;
  }

  /** As many calls in our log as in the vendor's, and all with an id; some may have got lost. */
  void awaitALineForEveryCallOfTheVendor() {
    Node.await(
        "a line of the log for every call the vendor saw",
        Duration.ofSeconds(30),
        () -> {
          int seen = stage.service().cloud().control().calls().entries(call -> true).size();
          List<JsonNode> lines = vendorCalls();
          long answered =
              lines.stream().filter(line -> text(line, "message").contains(": 2xx,")).count();
          return seen > 5
              && answered <= seen
              && seen <= lines.size()
              && lines.stream().noneMatch(line -> text(line, "correlationId").isEmpty());
        });
  }

  /** Names of threads that called the vendor because of a browser's call, without their numbers. */
  Set<String> threadsThatCalledTheVendor(String correlationId) {
    Set<String> threads = new TreeSet<>();
    vendorCalls().stream()
        .filter(line -> text(line, "correlationId").equals(correlationId))
        .forEach(line -> threads.add(text(line, "thread").replaceFirst("[-\\d]+$", "")));
    return threads;
  }

  void awaitLine(String correlationId, String message) {
    Node.await(
        "the line: " + message,
        Duration.ofSeconds(20),
        () ->
            Logs.of(stage.node()).lines().stream()
                .anyMatch(
                    line ->
                        text(line, "correlationId").equals(correlationId)
                            && text(line, "message").contains(message)));
  }

  private List<JsonNode> vendorCalls() {
    return Logs.of(stage.node()).lines().stream()
        .filter(line -> text(line, "logger").equals(VENDOR_CALLS))
        .toList();
  }

  private static String text(JsonNode line, String field) {
    return line.path(field).asText();
  }
}
