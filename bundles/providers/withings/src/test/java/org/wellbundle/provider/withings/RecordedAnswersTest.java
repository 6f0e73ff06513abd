package org.wellbundle.provider.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.Range;
import org.wellbundle.provider.withings.support.FakeWithings;
import org.wellbundle.provider.withings.support.Fixtures;
import org.wellbundle.provider.withings.support.Setup;
import org.wellbundle.sdk.tck.platform.KitJson;

/**
 * Real answers, where they are at hand: every value against a calculation of its own, straight from
 * the JSON. The recordings aren't part of this repository; name their folder in the system property
 * {@code wellbundle.fixtures}.
 */
class RecordedAnswersTest {
  private static final Path NEXT_DOOR = Path.of("../../../../shared/fixtures/withings");

  private Path folder;

  @BeforeEach
  void findRecordings() {
    String named = System.getProperty("wellbundle.fixtures");
    folder = named == null ? NEXT_DOOR : Path.of(named);
    if (!Files.isDirectory(folder) || Files.isDirectory(folder.resolve("withings"))) {
      folder = folder.resolve("withings");
    }
    assumeTrue(Files.isDirectory(folder), "no recordings at hand");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"measurement.json", "measurement_list_2.json", "measurement_positions.json"})
  void bringsEveryMeasureOfEveryGroup(String file) throws IOException {
    JsonNode recorded = read(file);
    String answer =
        recorded.isArray()
            ? "{\"status\":0,\"body\":{\"updatetime\":1,\"timezone\":\"Europe/Amsterdam\","
                + "\"measuregrps\":"
                + recorded
                + "}}"
            : recorded.toString();
    JsonNode groups = KitJson.MAPPER.readTree(answer).at("/body/measuregrps");
    Set<String> expected = new TreeSet<>();
    Set<Long> ids = new HashSet<>();
    for (JsonNode group : groups) {
      ids.add(group.get("grpid").longValue());
      Instant date = Instant.ofEpochSecond(group.get("date").longValue());
      for (JsonNode measure : group.get("measures")) {
        int position = measure.path("position").asInt(7);
        expected.add(
            line(
                "g" + group.get("grpid").longValue(),
                RecordedValues.TYPES.get(measure.get("type").intValue()),
                position == 7 ? 0 : position,
                new BigDecimal(measure.get("value").asText())
                    .scaleByPowerOfTen(measure.get("unit").intValue())
                    .doubleValue(),
                date,
                date.atZone(ZoneId.of("Europe/Amsterdam")).toLocalDate()));
      }
    }

    Batch batch = fetch("measures", answer);

    List<String> actual =
        batch.samples().stream()
            .map(
                s ->
                    line(
                        s.key().id(),
                        s.metric().key(),
                        s.site(),
                        s.value(),
                        s.moment().start(),
                        s.moment().localDate()))
            .toList();
    assertSame(actual, expected);
    assertThat(batch.samples()).extracting(s -> s.key().id()).hasSizeGreaterThanOrEqualTo(1);
    assertThat(batch.samples().stream().map(s -> s.key().id()).distinct()).hasSameSizeAs(ids);
    assertThat(batch.samples()).allMatch(s -> s.moment().offsetSource() == OffsetSource.RESPONSE);
    assertThat(batch.unmapped()).isEmpty();
  }

  @Test
  void bringsEveryDay() throws IOException {
    JsonNode recorded = read("activity.json");
    Set<String> expected = new TreeSet<>();
    for (JsonNode day : recorded.at("/body/activities")) {
      RecordedValues.plain(day).forEach(v -> expected.add(day.get("date").asText() + " " + v));
    }

    Batch batch = fetch("activity", recorded.toString());

    List<String> actual =
        batch.dailyTotals().stream()
            .map(t -> t.localDate() + " " + t.metric().key() + " " + t.value())
            .toList();
    assertSame(actual, expected);
    assertThat(batch.dailyTotals().stream().map(t -> t.localDate()).distinct())
        .hasSize(recorded.at("/body/activities").size());
    assertThat(batch.unmapped()).isEmpty();
  }

  @Test
  void bringsEveryNight() throws IOException {
    JsonNode recorded = read("sleep_summary_no_datafields.json");
    Set<String> expected = new TreeSet<>();
    for (JsonNode night : recorded.at("/body/series")) {
      JsonNode data = night.get("data");
      Set<String> details = new TreeSet<>(RecordedValues.plain(data));
      details.add(
          "sleepEfficiency "
              + new BigDecimal(data.get("sleep_efficiency").asText())
                  .movePointRight(2)
                  .doubleValue());
      expected.add(
          String.join(
              " ",
              "n" + night.get("id").longValue() + "@" + night.get("modified").longValue(),
              Instant.ofEpochSecond(night.get("startdate").longValue()).toString(),
              Instant.ofEpochSecond(night.get("enddate").longValue()).toString(),
              night.get("date").asText(),
              ZoneId.of(night.get("timezone").asText())
                  .getRules()
                  .getOffset(Instant.ofEpochSecond(night.get("startdate").longValue()))
                  .toString(),
              data.get("total_sleep_time").asText(),
              data.get("lightsleepduration").asText(),
              data.get("deepsleepduration").asText(),
              data.get("remsleepduration").asText(),
              data.get("wakeupduration").asText(),
              data.get("wakeupcount").asText(),
              data.get("sleep_latency").asText(),
              details.toString()));
    }

    Batch batch = fetch("sleepSummary", recorded.toString());

    List<String> actual =
        batch.sleepSessions().stream()
            .map(
                n ->
                    String.join(
                        " ",
                        n.key().id() + "@" + n.key().version(),
                        n.moment().start().toString(),
                        String.valueOf(n.moment().end()),
                        n.moment().localDate().toString(),
                        String.valueOf(n.moment().offset()),
                        String.valueOf(n.asleepSeconds()),
                        String.valueOf(n.lightSeconds()),
                        String.valueOf(n.deepSeconds()),
                        String.valueOf(n.remSeconds()),
                        String.valueOf(n.awakeSeconds()),
                        String.valueOf(n.wakeUps()),
                        String.valueOf(n.latencySeconds()),
                        valuesOf(n.details()).toString()))
            .toList();
    assertSame(actual, expected);
    assertThat(actual).hasSize(recorded.at("/body/series").size());
    assertThat(batch.unmapped()).isEmpty();
  }

  @Test
  void bringsEveryStretchOfSleep() throws IOException {
    JsonNode recorded = read("sleep_no_datafields.json");
    List<String> stages = List.of("AWAKE", "LIGHT", "DEEP", "REM");
    Set<String> expected = new TreeSet<>();
    for (JsonNode segment : recorded.at("/body/series")) {
      Instant start = Instant.ofEpochSecond(segment.get("startdate").longValue());
      expected.add(
          start
              + " "
              + Instant.ofEpochSecond(segment.get("enddate").longValue())
              + " "
              + stages.get(segment.get("state").intValue())
              + " "
              + start.atZone(Fixtures.ACCOUNT_ZONE).toLocalDate());
    }

    Batch batch = fetch("sleepStages", recorded.toString());

    List<String> actual =
        batch.sleepSegments().stream()
            .map(
                s ->
                    s.moment().start()
                        + " "
                        + s.moment().end()
                        + " "
                        + s.stage()
                        + " "
                        + s.moment().localDate())
            .toList();
    assertSame(actual, expected);
    assertThat(actual).hasSize(recorded.at("/body/series").size()).isSorted();
    assertThat(batch.sleepSegments().stream().map(s -> s.key().id()).distinct())
        .hasSameSizeAs(actual);
    assertThat(batch.unmapped()).isEmpty();
  }

  @Test
  void bringsEveryWorkout() throws IOException {
    JsonNode recorded = read("workouts.json");
    Set<String> expected = new TreeSet<>();
    for (JsonNode workout : recorded.at("/body/series")) {
      expected.add(
          String.join(
              " ",
              "w" + workout.get("id").longValue(),
              workout.get("category").intValue() == 1 ? "walk" : "?",
              Instant.ofEpochSecond(workout.get("startdate").longValue()).toString(),
              Instant.ofEpochSecond(workout.get("enddate").longValue()).toString(),
              workout.get("date").asText(),
              new TreeSet<>(RecordedValues.plain(workout.get("data"))).toString()));
    }

    Batch batch = fetch("workouts", recorded.toString());

    List<String> actual = batch.workouts().stream().map(RecordedAnswersTest::line).toList();
    assertSame(actual, expected);
    // one is listed twice, identically
    assertThat(actual).hasSize(recorded.at("/body/series").size() - 1);
    assertThat(batch.unmapped()).isEmpty();
  }

  @Test
  void bringsDevicesAndGoals() throws IOException {
    assertThat(fetch("devices", read("device.json").toString()).devices()).hasSize(1);
    assertThat(fetch("devices", read("new_device.json").toString()).devices())
        .singleElement()
        .satisfies(device -> assertThat(device.model()).isNotBlank());
    assertThat(fetch("goals", read("goals.json").toString()).goals())
        .satisfies(
            goals -> {
              assertThat(goals.steps()).isPositive();
              assertThat(goals.weight()).isBetween(30.0, 300.0);
            });
    assertThat(fetch("goals", read("no_goals.json").toString()).goals().steps()).isNull();
  }

  /** Same lines, compared as a count and a checksum first, so that a difference shows at once. */
  private static void assertSame(List<String> actual, Set<String> expected) {
    assertThat(actual).doesNotHaveDuplicates().hasSameSizeAs(expected);
    assertThat(checksum(actual.stream())).isEqualTo(checksum(expected.stream()));
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
  }

  /** Doesn't depend on the order. */
  private static long checksum(Stream<String> lines) {
    return lines
        .mapToLong(
            line -> {
              CRC32 crc = new CRC32();
              crc.update(line.getBytes(StandardCharsets.UTF_8));
              return crc.getValue();
            })
        .sum();
  }

  private static Set<String> valuesOf(Map<Metric, Double> values) {
    Set<String> lines = new TreeSet<>();
    values.forEach((metric, value) -> lines.add(metric.key() + " " + value));
    return lines;
  }

  private static String line(Workout workout) {
    return String.join(
        " ",
        workout.key().id(),
        workout.kind(),
        workout.moment().start().toString(),
        String.valueOf(workout.moment().end()),
        workout.moment().localDate().toString(),
        valuesOf(workout.values()).toString());
  }

  private static String line(
      String key, String metric, int site, double value, Instant at, LocalDate day) {
    return String.join(
        " ",
        key,
        metric,
        Integer.toString(site),
        Double.toString(value),
        at.toString(),
        day.toString());
  }

  private static Batch fetch(String dataType, String answer) {
    WithingsProvider provider = TestSettings.provider();
    Range range = dataType.equals("devices") ? new Range.Current() : Setup.WEEK;
    Page page =
        (Page) provider.fetch(Setup.request(dataType, range), new FakeWithings().answering(answer));
    DataType declared =
        provider.descriptor().dataTypes().stream()
            .filter(type -> type.id().equals(dataType))
            .findFirst()
            .orElseThrow();
    assertThat(declared.metrics())
        .as("declared = emitted")
        .containsAll(Fixtures.metrics(page.batch()));
    return page.batch();
  }

  private JsonNode read(String file) throws IOException {
    Path path = folder.resolve(file);
    assumeTrue(Files.exists(path), "no recording " + file);
    return KitJson.MAPPER.readTree(path.toFile());
  }
}
