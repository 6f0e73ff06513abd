package org.wellbundle.sdk.testkit.withings.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import org.wellbundle.sdk.testkit.http.Json;
import org.wellbundle.sdk.testkit.http.Params;
import org.wellbundle.sdk.testkit.withings.data.Night;
import org.wellbundle.sdk.testkit.withings.data.NightFigures;
import org.wellbundle.sdk.testkit.withings.data.Timeline;

/** {@code /v2/sleep}: stages, and a summary per sleep. */
public final class SleepApi {
  /** What a recorded answer spans at most: seven days from the start. */
  private static final long LONGEST_SPAN = 7 * 86_400L;

  private final Conduct conduct;

  public SleepApi(Conduct conduct) {
    this.conduct = conduct;
  }

  private record Piece(Night night, Night.Stage stage) {}

  public ObjectNode get(Session session, Params params) {
    if (params.number("startdate").isEmpty() || params.number("enddate").isEmpty()) {
      return Envelope.invalid("missing startdate or enddate");
    }
    long from = params.number("startdate").getAsLong();
    long to = Math.min(params.number("enddate").getAsLong(), from + LONGEST_SPAN);
    List<Piece> pieces = new ArrayList<>();
    for (Night night : session.timeline().nightsDuring(from, to, conduct.now())) {
      for (Night.Stage stage : night.stages()) {
        if (stage.start() >= from && stage.start() < to) {
          pieces.add(new Piece(night, stage));
        }
      }
    }
    ObjectNode body = Json.object();
    ArrayNode series = body.putArray("series");
    Set<String> wanted = Set.copyOf(params.csv("data_fields"));
    unsorted(pieces).forEach(piece -> series.add(node(piece, wanted)));
    boolean monitor = pieces.isEmpty() || pieces.stream().anyMatch(p -> p.night().sensor() == 32);
    body.put("model", monitor ? 32 : 16);
    return Envelope.ok(body);
  }

  /** Recorded answers aren't in order of time. Every fifth stage trades places with a later one. */
  private static List<Piece> unsorted(List<Piece> pieces) {
    List<Piece> shuffled = new ArrayList<>(pieces);
    for (int i = 2; i + 3 < shuffled.size(); i += 5) {
      Piece early = shuffled.get(i);
      shuffled.set(i, shuffled.get(i + 3));
      shuffled.set(i + 3, early);
    }
    return shuffled;
  }

  private static ObjectNode node(Piece piece, Set<String> wanted) {
    Night night = piece.night();
    Night.Stage stage = piece.stage();
    int state = stage.state();
    ObjectNode node = Json.object();
    node.put("startdate", stage.start()).put("state", state).put("enddate", stage.end());
    node.put("model", night.device().model().title());
    node.put("hash_deviceid", night.device().hash());
    node.put("model_id", night.device().model().id());
    values(node, "hr", stage, wanted, t -> night.pulseAt(t, state));
    values(node, "rr", stage, wanted, t -> night.breathsAt(t, state));
    values(
        node, "snoring", stage, wanted, t -> night.sensor() == 32 ? night.snoringAt(t, state) : 0);
    values(node, "sdnn_1", stage, wanted, night::sdnnAt);
    values(node, "rmssd", stage, wanted, night::rmssdAt);
    values(node, "mvt_score", stage, wanted, t -> state == 0 ? 40 + t % 60 : t % 9);
    return node;
  }

  private static void values(
      ObjectNode node,
      String name,
      Night.Stage stage,
      Set<String> wanted,
      LongUnaryOperator value) {
    if (wanted.contains(name)) {
      ObjectNode map = node.putObject(name);
      for (long t = stage.start(); t < stage.end(); t += Night.SAMPLE) {
        map.put(Long.toString(t), value.applyAsLong(t));
      }
    }
  }

  public ObjectNode getSummary(Session session, Params params) {
    long now = conduct.now();
    Timeline timeline = session.timeline();
    LocalDate from = Fields.day(params, "startdateymd").orElse(null);
    LocalDate to = Fields.day(params, "enddateymd").orElse(null);
    List<Night> nights;
    if (params.number("lastupdate").isPresent()) {
      nights = timeline.nightsModifiedAfter(params.number("lastupdate").getAsLong(), now);
    } else if (from != null && to != null) {
      nights = timeline.nights(from, to, now);
    } else {
      return Envelope.invalid("missing startdateymd and enddateymd, or lastupdate");
    }
    Page<Night> page = Page.of(nights, params, conduct.pageSize(Conduct.SUMMARY_PAGE));
    List<String> asked = params.csv("data_fields");
    Set<String> wanted = Set.copyOf(asked.isEmpty() ? NightFigures.DEFAULT_FIELDS : asked);
    ObjectNode body = Json.object();
    ArrayNode series = body.putArray("series");
    page.rows().forEach(night -> series.add(summary(night, wanted)));
    body.put("more", page.more()).put("offset", page.more() ? page.next() : 0);
    return Envelope.ok(body);
  }

  private ObjectNode summary(Night night, Set<String> wanted) {
    ObjectNode node = Json.object();
    node.put("id", night.id());
    node.put("timezone", night.zone().getId());
    node.put("model", night.sensor()).put("model_id", night.device().model().id());
    node.put("hash_deviceid", night.device().hash());
    node.put("startdate", night.start()).put("enddate", night.end());
    node.put("date", night.date().toString());
    ObjectNode data = node.putObject("data");
    Fields.copy(NightFigures.of(night), wanted, data);
    if (conduct.has(Quirk.NULL_FIGURES)) {
      data.putNull("hr_average").putNull("wakeupcount");
    }
    node.put("created", night.created()).put("modified", night.modified());
    return node;
  }
}
