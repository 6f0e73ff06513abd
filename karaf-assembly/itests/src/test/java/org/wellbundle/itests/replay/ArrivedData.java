package org.wellbundle.itests.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Portal;

/**
 * What arrived, as the HTTP interface shows it to its owner, in the lines of {@link RecordedTruth}.
 */
final class ArrivedData {
  private static final String RANGE = "from=2015-01-01&limit=5000";

  private final Portal member;
  private final Map<String, String> units = new TreeMap<>();

  ArrivedData(Portal member) {
    this.member = member;
    member
        .get("/api/v1/metrics")
        .json()
        .forEach(metric -> units.put(metric.path("id").asText(), metric.path("unit").asText()));
  }

  List<String> samples() {
    return units.keySet().stream().flatMap(metric -> samples(metric).stream()).sorted().toList();
  }

  private List<String> samples(String metric) {
    return member
        .all("/api/v1/measurements?granularity=sample&metric=" + metric + "&" + RANGE, "points")
        .stream()
        .map(
            point ->
                String.join(
                    " ",
                    metric,
                    point.path("site").asText(),
                    instant(point, "start"),
                    point.path("localDate").asText(),
                    number(point.path("value")),
                    units.get(metric)))
        .toList();
  }

  /** Days' values of all metrics that add up or are given for a day, on these days. */
  List<String> totals(Collection<LocalDate> days, Collection<String> metrics) {
    return metrics.stream()
        .flatMap(
            metric ->
                member
                    .all(
                        "/api/v1/measurements?granularity=day&metric=" + metric + "&" + RANGE,
                        "points")
                    .stream()
                    .filter(
                        point -> days.contains(LocalDate.parse(point.path("localDate").asText())))
                    .map(
                        point ->
                            String.join(
                                " ",
                                point.path("localDate").asText(),
                                metric,
                                units.get(metric),
                                number(point.path("value")))))
        .sorted()
        .toList();
  }

  List<String> nights() {
    return member.all("/api/v1/sleep?" + RANGE, "sessions").stream()
        .map(
            night ->
                String.join(
                    " ",
                    instant(night, "start"),
                    instant(night, "end"),
                    night.path("localDate").asText(),
                    night.path("asleepSeconds").asText(),
                    night.path("lightSeconds").asText(),
                    night.path("deepSeconds").asText(),
                    night.path("remSeconds").asText(),
                    night.path("awakeSeconds").asText(),
                    night.path("wakeUps").asText(),
                    night.path("latencySeconds").asText(),
                    details(night)))
        .sorted()
        .toList();
  }

  List<String> workouts() {
    return member.all("/api/v1/workouts?" + RANGE, "sessions").stream()
        .map(
            workout ->
                String.join(
                    " ",
                    instant(workout, "start"),
                    instant(workout, "end"),
                    workout.path("localDate").asText(),
                    workout.path("kind").asText(),
                    details(workout)))
        .sorted()
        .toList();
  }

  /** Stretches are shown per night only; those outside of one are in the table all the same. */
  static List<String> segments(Database database) {
    List<String> stages =
        List.of("AWAKE", "LIGHT", "DEEP", "REM", "MANUAL", "UNSPECIFIED", "OUT_OF_BED");
    return database
        .rows(
            "select to_char(start_at, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'),"
                + " to_char(end_at, 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), stage, local_date"
                + " from measurements.sleep_segment")
        .stream()
        .map(
            row -> {
              String[] parts = row.split(" ");
              return String.join(
                  " ", parts[0], parts[1], stages.get(Integer.parseInt(parts[2])), parts[3]);
            })
        .sorted()
        .toList();
  }

  private static String instant(JsonNode row, String field) {
    return OffsetDateTime.parse(row.path(field).asText()).toInstant().toString();
  }

  private static String details(JsonNode session) {
    Map<String, String> details = new TreeMap<>();
    session
        .path("values")
        .fields()
        .forEachRemaining(value -> details.put(value.getKey(), number(value.getValue())));
    return details.toString();
  }

  private static String number(JsonNode value) {
    return RecordedTruth.number(value.decimalValue());
  }
}
