package org.wellbundle.sdk.testkit.withings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.http.Json;

/** Shapes and oddities of the data calls, after recordings. Nothing here changes the cloud. */
class DataTest {
  private static final String DAY_FIELDS =
      "steps,distance,elevation,soft,moderate,intense,active,calories,totalcalories,"
          + "hr_average,hr_min,hr_max,hr_zone_0,hr_zone_1,hr_zone_2,hr_zone_3";
  private static WithingsCloud cloud;
  private static Api alex;
  private static Api sam;
  private static Api robin;

  @BeforeAll
  static void start() {
    cloud = Clouds.frozen().start();
    alex = Api.linked(cloud, "alex");
    sam = Api.linked(cloud, "sam");
    robin = Api.linked(cloud, "robin");
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  private static List<JsonNode> groups(Api api, String... more) {
    List<String> fields = new ArrayList<>(List.of("action", "getmeas"));
    fields.addAll(List.of(more));
    return api.all("measuregrps", "/measure", fields.toArray(String[]::new));
  }

  private static List<JsonNode> days(Api api, String from, String to) {
    return api.all(
        "activities",
        "/v2/measure",
        "action",
        "getactivity",
        "startdateymd",
        from,
        "enddateymd",
        to,
        "data_fields",
        DAY_FIELDS);
  }

  @Test
  void bodyScanGroupsAreTheRecordedSequenceWordForWord() throws Exception {
    JsonNode recorded =
        Json.parse(
            new String(
                DataTest.class.getResourceAsStream("body-scan-group.json").readAllBytes(),
                java.nio.charset.StandardCharsets.UTF_8));

    JsonNode group =
        groups(sam, "category", "1").stream()
            .filter(g -> g.path("measures").size() > 20)
            .findFirst()
            .orElseThrow();

    assertThat(names(group)).isEqualTo(names(recorded));
    for (int i = 0; i < recorded.path("measures").size(); i++) {
      JsonNode expected = recorded.path("measures").get(i);
      JsonNode measure = group.path("measures").get(i);
      assertThat(names(measure)).isEqualTo(names(expected));
      assertThat(measure.path("type")).isEqualTo(expected.path("type"));
      assertThat(measure.path("unit")).isEqualTo(expected.path("unit"));
    }
    assertThat(group.path("measures").get(1)).isEqualTo(group.path("measures").get(2));
  }

  @Test
  void aBodyCardioWeighInIsThreeGroupsWithConsecutiveIds() {
    List<JsonNode> groups = groups(alex, "category", "1");
    JsonNode weight = groups.stream().filter(g -> types(g).contains(76)).findFirst().orElseThrow();
    List<JsonNode> same =
        groups.stream().filter(g -> g.path("date").equals(weight.path("date"))).toList();

    assertThat(same).hasSize(3);
    assertThat(types(same.get(0))).containsExactly(1, 5, 6, 8, 76, 77, 88);
    assertThat(types(same.get(1))).containsExactly(11);
    assertThat(types(same.get(2))).containsExactly(91, 155);
    assertThat(same.stream().map(g -> g.path("attrib").asInt())).containsExactly(0, 0, 8);
    assertThat(same.get(2).path("grpid").asLong() - same.get(0).path("grpid").asLong())
        .isEqualTo(2);
    assertThat(same.get(0).path("measures").get(1).has("algo")).as("derived").isFalse();
  }

  @Test
  void groupsAscendByModificationNotByDate() {
    List<JsonNode> groups = groups(sam);

    assertThat(groups.stream().map(g -> g.path("modified").asLong())).isSorted();
    List<Long> dates = groups.stream().map(g -> g.path("date").asLong()).toList();
    assertThat(dates).isNotEqualTo(dates.stream().sorted().toList());
  }

  @Test
  void pagesOfTwoHundredThenMoreIsMissing() {
    JsonNode first = alex.body("/measure", "action", "getmeas");

    assertThat(first.path("measuregrps")).hasSize(200);
    assertThat(first.path("more").isInt()).isTrue();
    assertThat(first.path("offset").asInt()).isEqualTo(200);
    assertThat(first.path("updatetime").asLong()).isEqualTo(Clouds.NOW.getEpochSecond());
    JsonNode last = alex.body("/measure", "action", "getmeas", "offset", "999999");
    assertThat(names(last)).containsExactlyInAnyOrder("updatetime", "timezone", "measuregrps");
    List<JsonNode> all = groups(alex);
    assertThat(all.stream().map(g -> g.path("grpid").asLong())).doesNotHaveDuplicates();
    assertThat(all.size()).isGreaterThan(600);
  }

  @Test
  void someGroupsComeTwiceWithAttribEight() {
    Map<Long, List<JsonNode>> byId =
        groups(sam).stream().collect(Collectors.groupingBy(g -> g.path("grpid").asLong()));

    assertThat(byId.values()).anyMatch(copies -> copies.size() == 2);
    assertThat(byId.values())
        .filteredOn(copies -> copies.size() == 2)
        .allMatch(copies -> copies.get(1).path("attrib").asInt() == 8);
  }

  @Test
  void everyAttribSeenInRecordingsOccurs() {
    Set<Integer> attribs = new TreeSet<>();
    for (String who : List.of("alex", "sam", "robin", "casey", "noor")) {
      groups(Api.linked(cloud, who)).forEach(g -> attribs.add(g.path("attrib").asInt()));
    }

    assertThat(attribs).contains(0, 1, 2, 4, 5, 7, 8, 17);
  }

  @Test
  void typedInValuesHaveNoDevice() {
    List<JsonNode> typed =
        groups(robin).stream().filter(g -> g.path("attrib").asInt() == 2).toList();

    assertThat(typed)
        .isNotEmpty()
        .allMatch(g -> g.path("deviceid").isNull() && g.path("model").isNull());
  }

  @Test
  void theUnitOfWeightVaries() {
    Set<Integer> units = new HashSet<>();
    groups(robin, "meastypes", "1")
        .forEach(g -> g.path("measures").forEach(m -> units.add(m.path("unit").asInt())));

    assertThat(units).contains(-2, -3, -4);
  }

  @Test
  void typesAndCategoryNarrowGroups() {
    assertThat(groups(alex, "meastypes", "1,11", "category", "1"))
        .allMatch(g -> Set.of(1, 11).containsAll(types(g)));
    assertThat(groups(alex, "category", "2")).hasSize(1);
  }

  @Test
  void activityOfAPhoneIsExternalAndItsHeartRateZero() {
    List<JsonNode> rows = days(Api.linked(cloud, "jo"), "2026-10-01", "2026-11-20");

    assertThat(rows)
        .hasSizeGreaterThan(40)
        .allMatch(r -> r.path("brand").asInt() == 18 && r.path("deviceid").isNull())
        .allMatch(r -> !r.path("is_tracker").asBoolean() && r.path("hr_average").asInt(-1) == 0);
    assertThat(rows).anyMatch(r -> r.path("modelid").asInt() == -1 && r.path("model").isNull());
    assertThat(rows).anyMatch(r -> r.path("modelid").asInt() == 1055);
  }

  @Test
  void activityHasMoreAsABooleanAndAlwaysAnOffset() {
    JsonNode body =
        alex.body(
            "/v2/measure",
            "action",
            "getactivity",
            "startdateymd",
            "2026-11-01",
            "enddateymd",
            "2026-11-10");

    assertThat(body.path("more").isBoolean()).isTrue();
    assertThat(body.path("offset").asInt()).isEqualTo(200);
    assertThat(names(body.path("activities").get(0))).doesNotContain("hr_average");
  }

  @Test
  void intradayPointsAddUpToTheDay() {
    for (JsonNode row : days(alex, "2026-10-22", "2026-10-28")) {
      LocalDate date = LocalDate.parse(row.path("date").asText());
      var zone = java.time.ZoneId.of(row.path("timezone").asText());
      int steps = 0;
      // Two calls: a day of 25 hours doesn't fit into one.
      long start = date.atStartOfDay(zone).toEpochSecond();
      long end = date.plusDays(1).atStartOfDay(zone).toEpochSecond();
      for (long from = start; from < end; from += 43_200) {
        JsonNode series =
            alex.body(
                    "/v2/measure",
                    "action",
                    "getintradayactivity",
                    "startdate",
                    "" + from,
                    "enddate",
                    "" + Math.min(end, from + 43_200))
                .path("series");
        for (JsonNode point : series) {
          steps += point.path("steps").asInt(0);
        }
      }
      assertThat(steps).as(date.toString()).isEqualTo(row.path("steps").asInt());
    }
  }

  @Test
  void intradayReachesADayAtMost() {
    long from = Clouds.NOW.getEpochSecond() - 5 * 86_400;
    JsonNode series =
        alex.body(
                "/v2/measure",
                "action",
                "getintradayactivity",
                "startdate",
                "" + from,
                "enddate",
                "" + (from + 5 * 86_400))
            .path("series");

    assertThat(names(series)).isNotEmpty().allMatch(at -> Long.parseLong(at) < from + 86_400);
  }

  @Test
  void emptyIntradayIsAnEmptyObject() {
    JsonNode body =
        alex.body("/v2/measure", "action", "getintradayactivity", "startdate", "1000000");

    assertThat(body.path("series").isObject()).isTrue();
    assertThat(body.path("series").isEmpty()).isTrue();
  }

  @Test
  void workoutsCarryNullsAsRecorded() {
    List<JsonNode> workouts =
        sam.all(
            "series",
            "/v2/measure",
            "action",
            "getworkouts",
            "startdateymd",
            "2026-08-01",
            "enddateymd",
            "2026-11-20",
            "data_fields",
            "calories,spo2_average,pool_laps,steps");

    assertThat(workouts)
        .isNotEmpty()
        .allMatch(w -> w.path("data").path("algo_pause_duration").isNull())
        .allMatch(w -> w.path("data").path("spo2_average").isNull())
        .allMatch(w -> w.path("model").isInt());
    assertThat(workouts)
        .filteredOn(w -> w.path("category").asInt() == 7)
        .isNotEmpty()
        .allMatch(w -> w.path("data").has("pool_laps") && !w.path("data").has("steps"));
  }

  @Test
  void nightEventsAreJsonInsideAString() {
    JsonNode night =
        alex.body(
                "/v2/sleep",
                "action",
                "getsummary",
                "startdateymd",
                "2026-11-01",
                "enddateymd",
                "2026-11-20",
                "data_fields",
                "night_events,sleep_score")
            .path("series")
            .get(0);

    assertThat(names(night.path("data"))).containsExactlyInAnyOrder("night_events", "sleep_score");
    assertThat(night.path("data").path("night_events").isTextual()).isTrue();
    JsonNode events = Json.parse(night.path("data").path("night_events").asText());
    assertThat(events.path("1").get(0).asInt()).isZero();
    assertThat(night.has("completed")).isFalse();
  }

  @Test
  void summariesAddUpAndWithoutFieldsComeAsRecorded() {
    List<JsonNode> nights =
        robin.all(
            "series",
            "/v2/sleep",
            "action",
            "getsummary",
            "startdateymd",
            "2026-06-01",
            "enddateymd",
            "2026-11-20");

    for (JsonNode night : nights) {
      JsonNode data = night.path("data");
      assertThat(names(data)).hasSize(15).doesNotContain("hr_average");
      assertThat(data.path("total_sleep_time").asInt())
          .isEqualTo(
              data.path("lightsleepduration").asInt()
                  + data.path("deepsleepduration").asInt()
                  + data.path("remsleepduration").asInt());
    }
    Map<String, Long> perDay =
        nights.stream()
            .collect(Collectors.groupingBy(n -> n.path("date").asText(), Collectors.counting()));
    assertThat(perDay.values()).as("naps").contains(2L);
  }

  @Test
  void summariesComeInPagesOfThreeHundred() {
    JsonNode body =
        robin.body(
            "/v2/sleep",
            "action",
            "getsummary",
            "startdateymd",
            "2025-01-01",
            "enddateymd",
            "2026-11-20");

    assertThat(body.path("series")).hasSize(300);
    assertThat(body.path("more").isBoolean()).isTrue();
    assertThat(body.path("offset").asInt()).isEqualTo(300);
  }

  @Test
  void stagesSpanSevenDaysAtMostAndAreUnsorted() {
    long from = Clouds.NOW.getEpochSecond() - 20 * 86_400;
    JsonNode body =
        robin.body(
            "/v2/sleep",
            "action",
            "get",
            "startdate",
            "" + from,
            "enddate",
            "" + Clouds.NOW.getEpochSecond(),
            "data_fields",
            "hr,rmssd");

    List<Long> starts = new ArrayList<>();
    body.path("series").forEach(s -> starts.add(s.path("startdate").asLong()));
    assertThat(starts).isNotEmpty().allMatch(s -> s >= from && s < from + 7 * 86_400);
    assertThat(starts).isNotEqualTo(starts.stream().sorted().toList());
    assertThat(body.path("model").asInt()).isEqualTo(32);
    JsonNode stage = body.path("series").get(0);
    assertThat(stage.path("model").isTextual()).isTrue();
    assertThat(stage.path("hr").isObject()).isTrue();
    assertThat(stage.path("rmssd")).as("no sensor, zeros").allMatch(v -> v.asInt() == 0);
  }

  @Test
  void heartTracesAndTheirSignals() {
    Api noor = Api.linked(cloud, "noor");
    List<JsonNode> traces = noor.all("series", "/v2/heart", "action", "list");
    JsonNode signal =
        noor.body(
            "/v2/heart",
            "action",
            "get",
            "signalid",
            traces.get(0).path("ecg").path("signalid").asText());

    assertThat(traces.get(0).path("bloodpressure").path("systole").asInt()).isGreaterThan(80);
    assertThat(signal.path("sampling_frequency").asInt()).isEqualTo(500);
    assertThat(signal.path("signal")).hasSize(10_000);
  }

  @Test
  void theCuffListensToTheHeartToo() {
    Api noor = Api.linked(cloud, "noor");
    List<JsonNode> traces = noor.all("series", "/v2/heart", "action", "list");
    List<JsonNode> sounds = noor.all("series", "/v2/stetho", "action", "list");
    String heard = sounds.get(0).path("signalid").asText();
    JsonNode signal = noor.body("/v2/stetho", "action", "get", "signalid", heard);

    assertThat(sounds)
        .isNotEmpty()
        .extracting(sound -> sound.path("signalid").asLong())
        .containsExactlyElementsOf(
            traces.stream()
                .filter(trace -> trace.has("stetho"))
                .map(trace -> trace.path("stetho").path("signalid").asLong())
                .toList());
    assertThat(traces)
        .filteredOn(t -> t.path("model").asInt() != 44)
        .noneMatch(t -> t.has("stetho"));
    assertThat(signal.path("signal"))
        .hasSize(signal.path("frequency").asInt() * signal.path("duration").asInt() / 1_000);
    assertThat(noor.status("/v2/heart", "action", "get", "signalid", heard)).isEqualTo(503);
  }

  @Test
  void devicesIncludeThePhantom() {
    JsonNode devices = alex.body("/v2/user", "action", "getdevice").path("devices");

    assertThat(devices).hasSize(4).anyMatch(d -> d.path("model").asText("x").isEmpty());
    assertThat(devices).anyMatch(d -> d.path("model_id").asInt() == 6);
  }

  @Test
  void somebodyWithNothing() {
    Api pat = Api.linked(cloud, "pat");

    assertThat(pat.body("/v2/user", "action", "getgoals").path("goals").isArray()).isTrue();
    assertThat(pat.body("/v2/user", "action", "getdevice").path("devices")).isEmpty();
    assertThat(pat.body("/measure", "action", "getmeas").path("measuregrps")).isEmpty();
    assertThat(days(pat, "2026-01-01", "2026-11-20")).isEmpty();
  }

  @Test
  void travelChangesTheZoneOfDays() {
    Set<String> zones = new TreeSet<>();
    days(alex, "2026-11-01", "2026-11-20").forEach(d -> zones.add(d.path("timezone").asText()));

    assertThat(zones).containsExactly("America/New_York", "Europe/Berlin");
  }

  @Test
  void lastUpdateSelectsByModification() {
    long since = Clouds.NOW.getEpochSecond() - 3 * 86_400;

    assertThat(groups(sam, "lastupdate", "" + since))
        .isNotEmpty()
        .allMatch(g -> g.path("modified").asLong() > since);
    List<JsonNode> days =
        alex.all(
            "activities",
            "/v2/measure",
            "action",
            "getactivity",
            "lastupdate",
            "" + since,
            "data_fields",
            "steps");
    assertThat(days).isNotEmpty().allMatch(d -> d.path("modified").asLong() > since);
  }

  @Test
  void wrongCallsAreAnsweredWithHttp200() {
    assertThat(alex.status("/measure", "action", "fly")).isEqualTo(2554);
    assertThat(alex.status("/v2/nothing", "action", "get")).isEqualTo(2556);
    assertThat(alex.status("/v2/measure", "action", "getactivity")).isEqualTo(503);
  }

  @Test
  void sameSeedSameDataWhateverIsAskedFirst() {
    try (WithingsCloud twin = Clouds.frozen().start();
        WithingsCloud other = Clouds.frozen().seed(2).start()) {
      assertThat(
              groups(Api.linked(twin, "sam"), "startdate", "1790000000", "enddate", "1792000000"))
          .isEqualTo(groups(sam, "startdate", "1790000000", "enddate", "1792000000"));
      assertThat(groups(Api.linked(other, "sam"))).isNotEqualTo(groups(sam));
    }
  }

  @Test
  void aLaterStartDoesNotRewriteThePast() {
    try (WithingsCloud later =
        WithingsCloud.builder()
            .clock(
                org.wellbundle.sdk.testkit.http.SimClock.frozenAt(
                    Clouds.NOW.plus(Duration.ofDays(3))))
            .start()) {
      assertThat(days(Api.linked(later, "alex"), "2026-10-01", "2026-11-15"))
          .isEqualTo(days(alex, "2026-10-01", "2026-11-15"));
    }
  }

  @Test
  void truthAgreesWithWhatIsServed() {
    JsonNode truth =
        cloud.control().truth("sam", LocalDate.parse("2026-09-21"), LocalDate.parse("2026-11-20"));
    Set<Long> served = new HashSet<>();
    groups(sam).forEach(g -> served.add(g.path("grpid").asLong()));

    assertThat(truth.path("groups"))
        .isNotEmpty()
        .allMatch(g -> served.contains(g.path("grpid").asLong()));
    assertThat(truth.path("days")).hasSize(days(sam, "2026-09-21", "2026-11-20").size());
    assertThat(truth.path("checksum").asText()).hasSize(64);
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static List<Integer> types(JsonNode group) {
    List<Integer> types = new ArrayList<>();
    group.path("measures").forEach(m -> types.add(m.path("type").asInt()));
    return types;
  }
}
