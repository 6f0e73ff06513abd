package org.wellbundle.itests.replay;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What recorded answers must become, computed from the files alone: one line per value, night,
 * stretch and workout. Written apart from the product's mappers on purpose.
 */
final class RecordedTruth {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Where the member of the test lives: for records without a zone of their own. */
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");

  private static final Map<Integer, String> MEASURES =
      Map.ofEntries(
          entry(1, "weight kg"),
          entry(5, "fatFreeMass kg"),
          entry(6, "fatRatio %"),
          entry(8, "fatMass kg"),
          entry(9, "bloodPressureDiastolic mmHg"),
          entry(10, "bloodPressureSystolic mmHg"),
          entry(11, "heartRate bpm"),
          entry(76, "muscleMass kg"),
          entry(77, "waterMass kg"),
          entry(88, "boneMass kg"),
          entry(91, "pulseWaveVelocity m/s"),
          entry(130, "atrialFibrillation "),
          entry(155, "vascularAge a"),
          entry(168, "extracellularWater kg"),
          entry(169, "intracellularWater kg"),
          entry(170, "visceralFat "),
          entry(173, "segmentFatFreeMass kg"),
          entry(174, "segmentFatMass kg"),
          entry(175, "segmentMuscleMass kg"),
          entry(196, "electrodermalActivityFeet µS"),
          entry(197, "electrodermalActivityLeftFoot µS"),
          entry(198, "electrodermalActivityRightFoot µS"),
          entry(226, "basalMetabolicRate kcal/d"));

  /** Field, metric, unit, and what to divide by. */
  private static final List<List<String>> FIELDS =
      Stream.of(
              "steps,steps,,1",
              "distance,distance,m,1",
              "elevation,floors,,1",
              "calories,activeEnergy,kcal,1",
              "totalcalories,totalEnergy,kcal,1",
              "intensity,intensity,,1",
              "soft,activeMinutesLight,min,60",
              "moderate,activeMinutesModerate,min,60",
              "intense,activeMinutesVigorous,min,60",
              "active,activeDuration,min,60",
              "heart_rate,heartRate,bpm,1",
              "hr,heartRate,bpm,1",
              "hr_average,heartRate,bpm,1",
              "hr_min,heartRateMin,bpm,1",
              "hr_max,heartRateMax,bpm,1",
              "hr_zone_0,heartRateZoneLight,min,60",
              "hr_zone_1,heartRateZoneModerate,min,60",
              "hr_zone_2,heartRateZoneIntense,min,60",
              "hr_zone_3,heartRateZoneMaximal,min,60",
              "pause_duration,pauseDuration,min,60",
              "spo2_average,spo2,%,1",
              "total_timeinbed,timeInBed,min,60",
              "sleep_efficiency,sleepEfficiency,%,0.01",
              "wakeup_latency,wakeUpLatency,min,60",
              "waso,wakeAfterSleepOnset,min,60",
              "nb_rem_episodes,remEpisodes,,1",
              "out_of_bed_count,outOfBedCount,,1")
          .map(line -> List.of(line.split(",", -1)))
          .toList();

  private static final Map<Integer, String> STAGES =
      Map.of(0, "AWAKE", 1, "LIGHT", 2, "DEEP", 3, "REM", 9, "UNSPECIFIED");
  private static final Map<Integer, String> KINDS = Map.of(1, "walk", 2, "run", 4711, "other");

  final Set<String> groups = new TreeSet<>();
  final Set<String> samples = new TreeSet<>();
  final Set<LocalDate> days = new TreeSet<>();
  final Set<String> totals = new TreeSet<>();
  final Set<String> nights = new TreeSet<>();
  final Set<String> segments = new TreeSet<>();
  final Set<String> workouts = new TreeSet<>();

  static RecordedTruth of(Path folder) throws IOException {
    RecordedTruth truth = new RecordedTruth();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        truth.add(JSON.readTree(file.toFile()));
      }
    }
    return truth;
  }

  /** The first local date of all. */
  LocalDate oldest() {
    return Stream.of(samples, totals, nights, segments, workouts)
        .flatMap(Set::stream)
        .flatMap(line -> DATE.matcher(line).results())
        .map(date -> LocalDate.parse(date.group()))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  private void add(JsonNode document) {
    JsonNode body = document.isArray() ? document : document.path("body");
    (document.isArray() ? document : body.path("measuregrps")).forEach(this::group);
    body.path("activities").forEach(this::day);
    if (body.path("series").isObject()) {
      body.path("series").fields().forEachRemaining(e -> point(e.getKey(), e.getValue()));
    }
    for (JsonNode row :
        body.path("series").isArray() ? body.path("series") : JSON.createArrayNode()) {
      if (row.has("state")) {
        segment(row);
      } else if (row.has("category")) {
        workout(row);
      } else if (row.has("data")) {
        night(row);
      }
    }
  }

  private void group(JsonNode group) {
    // the recordings' account lives there, and their lists of groups come without an envelope
    ZoneId zone = ZoneId.of("Europe/Amsterdam");
    groups.add(group.path("grpid").asText());
    for (JsonNode measure : group.path("measures")) {
      String metric = MEASURES.get(measure.path("type").asInt());
      if (metric == null || measure.path("value").isNull()) {
        continue;
      }
      int position = measure.path("position").asInt(7);
      BigDecimal value =
          new BigDecimal(measure.path("value").asText())
              .scaleByPowerOfTen(measure.path("unit").asInt());
      samples.add(
          sample(metric, position == 7 ? 0 : position, group.path("date").asLong(), zone, value));
    }
  }

  private void point(String epoch, JsonNode point) {
    values(point)
        .forEach(
            (metric, value) -> samples.add(sample(metric, 0, Long.parseLong(epoch), HOME, value)));
  }

  private void day(JsonNode day) {
    LocalDate date = LocalDate.parse(day.path("date").asText());
    days.add(date);
    values(day).forEach((metric, value) -> totals.add(date + " " + metric + " " + number(value)));
  }

  private void night(JsonNode night) {
    JsonNode data = night.path("data");
    nights.add(
        String.join(
            " ",
            interval(night),
            night.path("date").asText(),
            data.path("total_sleep_time").asText(),
            data.path("lightsleepduration").asText(),
            data.path("deepsleepduration").asText(),
            data.path("remsleepduration").asText(),
            data.path("wakeupduration").asText(),
            data.path("wakeupcount").asText(),
            data.path("sleep_latency").asText(),
            details(data)));
  }

  private void segment(JsonNode segment) {
    Instant start = Instant.ofEpochSecond(segment.path("startdate").asLong());
    segments.add(
        String.join(
            " ",
            interval(segment),
            STAGES.get(segment.path("state").asInt()),
            start.atZone(HOME).toLocalDate().toString()));
    segment
        .path("hr")
        .fields()
        .forEachRemaining(
            rate -> {
              if (rate.getValue().asInt() > 0) {
                BigDecimal value = rate.getValue().decimalValue();
                samples.add(sample("heartRate bpm", 0, Long.parseLong(rate.getKey()), HOME, value));
              }
            });
  }

  private void workout(JsonNode workout) {
    workouts.add(
        String.join(
            " ",
            interval(workout),
            workout.path("date").asText(),
            KINDS.get(workout.path("category").asInt()),
            details(workout.path("data"))));
  }

  private static String sample(String metric, int site, long epoch, ZoneId zone, BigDecimal value) {
    Instant at = Instant.ofEpochSecond(epoch);
    String[] named = metric.split(" ", -1);
    return String.join(
        " ",
        named[0],
        "" + site,
        at.toString(),
        at.atZone(zone).toLocalDate().toString(),
        number(value),
        named[1]);
  }

  private static String interval(JsonNode row) {
    return Instant.ofEpochSecond(row.path("startdate").asLong())
        + " "
        + Instant.ofEpochSecond(row.path("enddate").asLong());
  }

  /** Values by metric and unit. Without a heart sensor its keys are 0 and mean nothing. */
  private static Map<String, BigDecimal> values(JsonNode row) {
    boolean heart =
        Stream.of("hr_average", "hr_min", "hr_max").anyMatch(k -> row.path(k).asDouble() > 0);
    Map<String, BigDecimal> values = new TreeMap<>();
    for (List<String> field : FIELDS) {
      JsonNode number = row.path(field.get(0));
      boolean sensor = field.get(0).startsWith("h");
      boolean zone = field.get(0).startsWith("hr_zone");
      if (number.isNumber() && (!sensor || number.asDouble() > 0 || (zone && heart))) {
        values.put(
            field.get(1) + " " + field.get(2),
            number.decimalValue().divide(new BigDecimal(field.get(3)), 12, RoundingMode.HALF_EVEN));
      }
    }
    return values;
  }

  private static String details(JsonNode data) {
    Map<String, String> details = new TreeMap<>();
    values(data).forEach((metric, value) -> details.put(metric.split(" ", -1)[0], number(value)));
    return details.toString();
  }

  /** Nine places are more than any vendor has. */
  static String number(BigDecimal value) {
    BigDecimal rounded = value.setScale(9, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
