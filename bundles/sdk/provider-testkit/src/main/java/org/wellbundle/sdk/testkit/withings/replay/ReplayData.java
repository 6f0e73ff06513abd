package org.wellbundle.sdk.testkit.withings.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.api.Envelope;

/**
 * Answers the data calls from a recording: windows, {@code lastupdate} and paging, nothing else.
 */
final class ReplayData {
  private static final long DAY = 86_400;

  private final Recording recording;
  private final boolean windowed;
  private final int pageSize;

  /**
   * @param windowed false answers everything whatever dates are asked for
   */
  ReplayData(Recording recording, boolean windowed, int pageSize) {
    this.recording = recording;
    this.windowed = windowed;
    this.pageSize = pageSize;
  }

  ObjectNode measures(Params params) {
    List<ObjectNode> rows = select(Recording.Kind.GROUP, params, "date");
    long category = params.number("category").orElse(0);
    rows.removeIf(g -> category > 0 && g.path("category").asLong() != category);
    Set<String> types = new HashSet<>(params.csv("meastypes"));
    types.addAll(params.csv("meastype"));
    if (!types.isEmpty()) {
      rows.replaceAll(g -> only(types, g));
      rows.removeIf(g -> g.path("measures").isEmpty());
    }
    ObjectNode body = Json.object();
    body.put("updatetime", Instant.now().getEpochSecond());
    body.put("timezone", recording.timezone());
    int next = page(rows, params, body.putArray("measuregrps"));
    if (next > 0) {
      body.put("more", 1).put("offset", next);
    }
    return Envelope.ok(body);
  }

  ObjectNode list(Recording.Kind kind, String name, Params params) {
    ObjectNode body = Json.object();
    int next =
        page(
            select(kind, params, kind == Recording.Kind.TRACE ? "timestamp" : "date"),
            params,
            body.putArray(name));
    body.put("more", next > 0).put("offset", next);
    return Envelope.ok(body);
  }

  ObjectNode stages(Params params) {
    ObjectNode body = Json.object();
    ArrayNode series = body.putArray("series");
    recording.rows(Recording.Kind.STAGE).stream()
        .filter(row -> within(row, params, "startdate"))
        .forEach(series::add);
    body.put("model", 32);
    return Envelope.ok(body);
  }

  ObjectNode intraday(Params params) {
    ObjectNode body = Json.object();
    ObjectNode series = body.putObject("series");
    long from = params.number("startdate").orElse(0);
    long to = Math.min(params.number("enddate").orElse(from + DAY), from + DAY);
    recording
        .points()
        .forEach(
            (at, point) -> {
              if (!windowed || (at >= from && at < to)) {
                series.set(Long.toString(at), point);
              }
            });
    return Envelope.ok(body);
  }

  ObjectNode devices() {
    ObjectNode body = Json.object();
    ArrayNode devices = body.putArray("devices");
    recording.rows(Recording.Kind.DEVICE).forEach(devices::add);
    return Envelope.ok(body);
  }

  ObjectNode goals() {
    ObjectNode body = Json.object();
    body.set("goals", recording.goals());
    return Envelope.ok(body);
  }

  private List<ObjectNode> select(Recording.Kind kind, Params params, String dateField) {
    List<ObjectNode> rows = new ArrayList<>(recording.rows(kind));
    if (params.number("lastupdate").isPresent()) {
      long since = params.number("lastupdate").getAsLong();
      rows.removeIf(row -> row.path("modified").asLong() <= since);
    } else {
      rows.removeIf(row -> !within(row, params, dateField));
    }
    // Ascending by modification, as the vendor sends them; rows of one second stay as recorded.
    rows.sort(Comparator.comparingLong(row -> row.path("modified").asLong()));
    return rows;
  }

  /** Compares days with days and epochs with epochs, whichever was asked for. */
  private boolean within(ObjectNode row, Params params, String field) {
    if (!windowed) {
      return true;
    }
    JsonNode value = row.path(field);
    if (value.isTextual()) {
      String day = value.asText();
      return day.compareTo(params.textOr("startdateymd", "")) >= 0
          && day.compareTo(params.textOr("enddateymd", "9999")) <= 0;
    }
    long epoch = value.asLong();
    return epoch >= params.number("startdate").orElse(0)
        && epoch <= params.number("enddate").orElse(Long.MAX_VALUE);
  }

  private int page(List<ObjectNode> rows, Params params, ArrayNode target) {
    int from = (int) Math.max(0, Math.min(params.number("offset").orElse(0), rows.size()));
    int to = Math.min(from + pageSize, rows.size());
    rows.subList(from, to).forEach(target::add);
    return to < rows.size() ? to : 0;
  }

  private static ObjectNode only(Set<String> types, ObjectNode group) {
    ObjectNode copy = group.deepCopy();
    ArrayNode measures = copy.putArray("measures");
    group
        .path("measures")
        .forEach(
            m -> {
              if (types.contains(m.path("type").asText())) {
                measures.add(m);
              }
            });
    return copy;
  }
}
