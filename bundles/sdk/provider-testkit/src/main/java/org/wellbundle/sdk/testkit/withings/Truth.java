package org.wellbundle.sdk.testkit.withings;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.withings.data.ActivityRow;
import org.wellbundle.sdk.testkit.withings.data.Measure;
import org.wellbundle.sdk.testkit.withings.data.MeasureGroup;
import org.wellbundle.sdk.testkit.withings.data.Night;
import org.wellbundle.sdk.testkit.withings.data.NightFigures;
import org.wellbundle.sdk.testkit.withings.data.Timeline;
import org.wellbundle.sdk.testkit.withings.data.Trace;
import org.wellbundle.sdk.testkit.withings.data.Workout;

/**
 * What somebody's data is, in plain values and without the API's encodings: each group and each
 * repeated measure once, numbers as decimals. The checksum covers groups, days, nights and
 * workouts.
 */
final class Truth {
  private Truth() {}

  static ObjectNode of(Timeline timeline, LocalDate from, LocalDate to, long now) {
    ZoneId home = timeline.person().home();
    long start = from.atStartOfDay(home).toEpochSecond();
    long end = to.plusDays(1).atStartOfDay(home).toEpochSecond() - 1;
    TreeSet<String> lines = new TreeSet<>();
    ObjectNode truth = Json.object();
    truth.put("userid", timeline.person().userid()).put("email", timeline.person().email());
    truth.put("from", from.toString()).put("to", to.toString()).put("now", now);
    groups(timeline, start, end, now, truth.putArray("groups"), lines);
    days(timeline, from, to, now, truth.putArray("days"), lines);
    nights(timeline, from, to, now, truth.putArray("nights"), lines);
    workouts(timeline, from, to, now, truth.putArray("workouts"), lines);
    ArrayNode traces = truth.putArray("traces");
    for (Trace trace : timeline.traces(start, end, now)) {
      traces.addObject().put("signalid", trace.signalid()).put("at", trace.taken());
    }
    ObjectNode intraday = truth.putObject("intraday");
    Map<Long, Timeline.IntradayPoint> points = timeline.intraday(start, end + 1, now);
    intraday.put("points", points.size());
    intraday.put("steps", sum(points, "steps"));
    intraday.put(
        "heartRates",
        points.values().stream().filter(p -> p.values().containsKey("heart_rate")).count());
    truth.put("checksum", sha256(String.join("\n", lines)));
    return truth;
  }

  private static void groups(
      Timeline timeline, long start, long end, long now, ArrayNode list, Set<String> lines) {
    for (MeasureGroup group : timeline.groupsMeasured(start, end, now)) {
      ObjectNode node = list.addObject();
      node.put("grpid", group.grpid()).put("attrib", group.attrib());
      node.put("category", group.category()).put("at", group.date());
      node.put("created", group.created()).put("modified", group.modified());
      node.put("model", group.device() == null ? null : group.device().model().title());
      ArrayNode measures = node.putArray("measures");
      for (Measure measure : new LinkedHashSet<>(group.measures())) {
        String value = measure.real().stripTrailingZeros().toPlainString();
        measures
            .addObject()
            .put("type", measure.type())
            .put("position", measure.position())
            .put("value", value);
        lines.add(
            "g " + group.grpid() + " " + measure.type() + " " + measure.position() + " " + value);
      }
    }
  }

  private static void days(
      Timeline timeline,
      LocalDate from,
      LocalDate to,
      long now,
      ArrayNode list,
      Set<String> lines) {
    for (ActivityRow row : timeline.activity(from, to, now)) {
      ObjectNode node = list.addObject();
      node.put("date", row.date().toString()).put("timezone", row.zone().getId());
      node.put("external", row.external()).put("modified", row.modified());
      node.set("figures", figures(row.figures()));
      lines.add("d " + row.date() + " " + row.external() + " " + row.figures().get("steps"));
    }
  }

  private static void nights(
      Timeline timeline,
      LocalDate from,
      LocalDate to,
      long now,
      ArrayNode list,
      Set<String> lines) {
    for (Night night : timeline.nights(from, to, now)) {
      ObjectNode node = list.addObject();
      node.put("id", night.id()).put("date", night.date().toString());
      node.put("timezone", night.zone().getId()).put("model", night.device().model().title());
      node.put("start", night.start()).put("end", night.end()).put("modified", night.modified());
      node.put("stages", night.stages().size());
      node.set("figures", figures(NightFigures.of(night)));
      lines.add("n " + night.id() + " " + night.start() + " " + night.end());
    }
  }

  private static void workouts(
      Timeline timeline,
      LocalDate from,
      LocalDate to,
      long now,
      ArrayNode list,
      Set<String> lines) {
    for (Workout workout : timeline.workouts(from, to, now)) {
      ObjectNode node = list.addObject();
      node.put("id", workout.id()).put("category", workout.category());
      node.put("date", workout.date().toString()).put("timezone", workout.zone().getId());
      node.put("start", workout.start()).put("end", workout.end());
      node.set("figures", figures(workout.figures()));
      lines.add("w " + workout.id() + " " + workout.category() + " " + workout.start());
    }
  }

  private static ObjectNode figures(Map<String, Object> figures) {
    ObjectNode node = Json.object();
    figures.forEach((name, value) -> node.put(name, value.toString()));
    return node;
  }

  private static long sum(Map<Long, Timeline.IntradayPoint> points, String name) {
    return points.values().stream()
        .mapToLong(p -> ((Number) p.values().getOrDefault(name, 0)).longValue())
        .sum();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
