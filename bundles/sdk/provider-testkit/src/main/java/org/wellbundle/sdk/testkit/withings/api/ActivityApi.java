package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.data.ActivityRow;
import org.wellbundle.sdk.testkit.withings.data.Timeline;
import org.wellbundle.sdk.testkit.withings.data.Workout;
import org.wellbundle.sdk.testkit.withings.people.Device;

/** {@code /v2/measure}: days, points within days, workouts. */
public final class ActivityApi {
  private static final long DAY = 86_400;
  private static final Set<String> DEFAULT_DAY =
      Set.of(
          "steps",
          "distance",
          "elevation",
          "soft",
          "moderate",
          "intense",
          "active",
          "calories",
          "totalcalories");
  private static final Set<String> DEFAULT_POINT =
      Set.of(
          "steps",
          "elevation",
          "calories",
          "distance",
          "stroke",
          "pool_lap",
          "duration",
          "heart_rate",
          "spo2_auto");
  private static final Set<String> DEFAULT_WORKOUT =
      Set.of("calories", "intensity", "steps", "distance", "elevation");

  private final Conduct conduct;

  public ActivityApi(Conduct conduct) {
    this.conduct = conduct;
  }

  public ObjectNode getActivity(Session session, Params params) {
    long now = conduct.now();
    Timeline timeline = session.timeline();
    LocalDate from = Fields.day(params, "startdateymd").orElse(null);
    LocalDate to = Fields.day(params, "enddateymd").orElse(null);
    List<ActivityRow> rows;
    if (params.number("lastupdate").isPresent()) {
      rows = timeline.activityModifiedAfter(params.number("lastupdate").getAsLong(), now);
    } else if (from != null && to != null) {
      rows = timeline.activity(from, to, now);
    } else {
      return Envelope.invalid("missing startdateymd and enddateymd, or lastupdate");
    }
    int size = conduct.pageSize(Conduct.PAGE);
    Page<ActivityRow> page = Page.of(rows, params, size);
    Set<String> wanted = wanted(params, DEFAULT_DAY);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("activities");
    page.rows().forEach(row -> list.add(node(row, wanted)));
    // Recorded: an offset is there even when more says there is nothing.
    body.put("more", page.more()).put("offset", page.more() ? page.next() : size);
    return Envelope.ok(body);
  }

  private ObjectNode node(ActivityRow row, Set<String> wanted) {
    ObjectNode node = Json.object();
    Fields.copy(row.figures(), wanted, node);
    if (conduct.has(Quirk.NULL_FIGURES)) {
      node.putNull("distance").putNull("elevation");
    }
    Fields.device(node, row.device());
    node.put("timezone", row.zone().getId());
    node.put("date", row.date().toString());
    node.put("modified", row.modified());
    node.put("brand", row.external() ? 18 : 1);
    // Recorded both ways for data from elsewhere: with the model, and as -1 and null.
    boolean nameless = row.external() && row.date().toEpochDay() % 3 == 0;
    node.put("modelid", nameless ? -1 : row.device().model().id());
    node.put("model", nameless ? null : row.device().model().title());
    node.put("is_tracker", !row.external());
    return node;
  }

  public ObjectNode getIntradayActivity(Session session, Params params) {
    long now = conduct.now();
    // Without dates the latest points come; with them at most a day from the start.
    long from = params.number("startdate").orElse(now - DAY);
    long to = Math.min(params.number("enddate").orElse(now), from + DAY);
    SortedMap<Long, Timeline.IntradayPoint> points = session.timeline().intraday(from, to, now);
    Set<String> wanted = wanted(params, DEFAULT_POINT);
    ObjectNode body = Json.object();
    ObjectNode series = Json.object();
    points.forEach(
        (at, point) -> {
          ObjectNode node = Json.object();
          Fields.copy(point.values(), wanted, node);
          if (!node.isEmpty()) {
            Device device = point.device();
            node.put("deviceid", device.model().isPhone() ? null : device.hash());
            node.put("model", device.model().title()).put("model_id", device.model().id());
            series.set(Long.toString(at), node);
          }
        });
    if (series.isEmpty() && conduct.has(Quirk.EMPTY_SERIES_AS_ARRAY)) {
      body.putArray("series");
    } else {
      body.set("series", series);
    }
    return Envelope.ok(body);
  }

  public ObjectNode getWorkouts(Session session, Params params) {
    long now = conduct.now();
    Timeline timeline = session.timeline();
    LocalDate from = Fields.day(params, "startdateymd").orElse(null);
    LocalDate to = Fields.day(params, "enddateymd").orElse(null);
    List<Workout> workouts;
    if (params.number("lastupdate").isPresent()) {
      workouts = timeline.workoutsModifiedAfter(params.number("lastupdate").getAsLong(), now);
    } else if (from != null && to != null) {
      workouts = timeline.workouts(from, to, now);
    } else {
      return Envelope.invalid("missing startdateymd and enddateymd, or lastupdate");
    }
    Page<Workout> page = Page.of(workouts, params, conduct.pageSize(Conduct.PAGE));
    Set<String> wanted = wanted(params, DEFAULT_WORKOUT);
    ObjectNode body = Json.object();
    ArrayNode list = body.putArray("series");
    page.rows().forEach(workout -> list.add(node(workout, wanted)));
    body.put("more", page.more()).put("offset", page.more() ? page.next() : 0);
    return Envelope.ok(body);
  }

  private ObjectNode node(Workout workout, Set<String> wanted) {
    ObjectNode node = Json.object();
    Device device = workout.device();
    boolean anonymous = device == null || device.model().isPhone();
    node.put("id", workout.id());
    node.put("category", conduct.has(Quirk.UNKNOWN_CATEGORY) ? 8_888 : workout.category());
    node.put("timezone", workout.zone().getId());
    node.put("model", device == null ? 0 : device.model().id());
    node.put("attrib", workout.attrib());
    node.put("startdate", workout.start()).put("enddate", workout.end());
    node.put("date", workout.date().toString());
    node.put("deviceid", anonymous || device == null ? null : device.hash());
    ObjectNode data = node.putObject("data");
    Fields.copy(workout.figures(), wanted, data);
    // Recorded as explicit nulls, asked for or not.
    data.putNull("algo_pause_duration");
    for (String unknown : List.of("manual_intensity", "spo2_average")) {
      if (wanted.contains(unknown)) {
        data.putNull(unknown);
      }
    }
    node.put("modified", workout.modified());
    return node;
  }

  private static Set<String> wanted(Params params, Set<String> fallback) {
    List<String> asked = params.csv("data_fields");
    return asked.isEmpty() ? fallback : Set.copyOf(asked);
  }
}
