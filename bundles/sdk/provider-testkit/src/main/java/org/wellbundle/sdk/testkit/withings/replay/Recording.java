package org.wellbundle.sdk.testkit.withings.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.http.Json;

/**
 * Rows of all recorded answers in a folder, sorted by what they are, not by file name: full
 * envelopes, and bare arrays of measure groups. Rows stay exactly as recorded, repeats included.
 */
public final class Recording {
  /** Kinds of rows. */
  public enum Kind {
    GROUP,
    DAY,
    STAGE,
    NIGHT,
    WORKOUT,
    TRACE,
    DEVICE
  }

  private final Map<Kind, List<ObjectNode>> rows = new EnumMap<>(Kind.class);
  private final Map<Long, JsonNode> points = new TreeMap<>();
  private JsonNode goals = Json.array();
  private String timezone = "Europe/Paris";
  private final List<String> skipped = new ArrayList<>();

  private Recording() {
    for (Kind kind : Kind.values()) {
      rows.put(kind, new ArrayList<>());
    }
  }

  /** Reads every {@code .json} file of a folder, in order of name. */
  public static Recording load(Path folder) {
    Recording recording = new Recording();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
        if (!recording.add(Json.parse(Files.readString(file)))) {
          recording.skipped.add(file.getFileName().toString());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Can't read the recording in " + folder, e);
    }
    return recording;
  }

  public List<ObjectNode> rows(Kind kind) {
    return List.copyOf(rows.getOrDefault(kind, List.of()));
  }

  /** Intraday points by epoch second. */
  public Map<Long, JsonNode> points() {
    return new TreeMap<>(points);
  }

  public JsonNode goals() {
    return goals;
  }

  public String timezone() {
    return timezone;
  }

  /** Files in which nothing to replay was found, such as subscriptions. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  private boolean add(JsonNode document) {
    if (document.isArray()) {
      return collect(document);
    }
    JsonNode body = document.path("body");
    if (body.has("timezone")) {
      timezone = body.path("timezone").asText();
    }
    if (body.path("goals").isObject()) {
      goals = body.path("goals");
    }
    boolean found = body.has("goals");
    for (String list : List.of("measuregrps", "activities", "devices", "series")) {
      found |= body.path(list).isArray() && collect(body.path(list));
    }
    if (body.path("series").isObject()) {
      body.path("series")
          .properties()
          .forEach(e -> points.put(Long.valueOf(e.getKey()), e.getValue()));
      found = true;
    }
    return found;
  }

  private boolean collect(JsonNode list) {
    boolean found = false;
    for (JsonNode row : list) {
      Kind kind = kindOf(row);
      if (kind != null && row instanceof ObjectNode node) {
        rows.getOrDefault(kind, new ArrayList<>()).add(node);
        found = true;
      }
    }
    return found;
  }

  private static @Nullable Kind kindOf(JsonNode row) {
    if (row.has("grpid")) {
      return Kind.GROUP;
    }
    if (row.has("steps") || row.has("is_tracker")) {
      return Kind.DAY;
    }
    if (row.has("state")) {
      return Kind.STAGE;
    }
    if (row.has("category")) {
      return Kind.WORKOUT;
    }
    if (row.has("ecg") || row.has("bloodpressure")) {
      return Kind.TRACE;
    }
    if (row.has("battery")) {
      return Kind.DEVICE;
    }
    return row.has("data") && row.has("startdate") ? Kind.NIGHT : null;
  }
}
