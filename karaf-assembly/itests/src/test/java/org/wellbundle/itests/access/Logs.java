package org.wellbundle.itests.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.wellbundle.testing.Node;

/**
 * A node's logs.
 *
 * @param files text by file
 */
record Logs(Map<String, String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Logs of(Node node) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(node.home().resolve("data/log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file));
      }
      texts.put("console.log", Files.readString(node.home().resolve("console.log")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Logs(texts);
  }

  /** Lines of the log. Throws when one isn't an object with the fields it should have. */
  List<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    // The launcher writes a few lines before the service that makes JSON of them is there.
    files
        .getOrDefault("karaf.log", "")
        .lines()
        .dropWhile(line -> !line.startsWith("{"))
        .forEach(line -> lines.add(parsed(line)));
    return lines;
  }

  private static JsonNode parsed(String line) {
    try {
      JsonNode one = JSON.readTree(line);
      if (one.path("correlationId").isTextual() && one.path("message").isTextual()) {
        return one;
      }
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + line, e);
    }
    throw new AssertionError("no line of the log: " + line);
  }
}
