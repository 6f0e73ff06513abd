#set($daily = ["STEPS", "DISTANCE", "ELEVATION_GAIN", "FLOORS", "ACTIVE_ENERGY", "TOTAL_ENERGY", "ACTIVE_MINUTES_MODERATE", "ACTIVE_MINUTES_VIGOROUS", "ACTIVE_MINUTES_LIGHT", "HEART_RATE_ZONE_LIGHT", "HEART_RATE_ZONE_MODERATE", "HEART_RATE_ZONE_INTENSE", "HEART_RATE_ZONE_MAXIMAL", "SWIMMING_STROKES", "SWIMMING_LAPS", "ACTIVE_DURATION", "PAUSE_DURATION", "SNORING", "SNORING_EPISODES", "OUT_OF_BED_COUNT", "REM_EPISODES", "BREATHING_SOUNDS", "BREATHING_SOUNDS_EPISODES", "MOVEMENT_DURATION", "TIME_IN_BED", "WAKE_AFTER_SLEEP_ONSET", "WAKE_UP_LATENCY"])
#set($ends = {"true": ",", "false": ");"})
package ${package};

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.DataType;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;

/** From the manufacturer's fields to canonical records. */
final class Mapping {
  private static final String DAYS = "days";
  private static final String READINGS = "readings";
  private static final int HISTORY_DAYS = 365;

  /**
   * One number.
   *
   * @param name the manufacturer's
   * @param factor from the manufacturer's unit to the metric's
   */
  private record Field(String dataType, String name, Metric metric, double factor) {}

  private static final List<Field> FIELDS =
      List.of(
#foreach($each in $metrics.split(","))
#set($end = $ends.get("$foreach.hasNext"))
          new Field(#if($daily.contains($each))DAYS#{else}READINGS#end, "$each.toLowerCase()", Metric.$each, 1)$end
#end

  private static final List<DataType> DATA_TYPES =
      FIELDS.stream().map(Field::dataType).distinct().map(Mapping::dataType).toList();

  private Mapping() {}

  static List<DataType> dataTypes() {
    return DATA_TYPES;
  }

  static Set<Metric> metrics() {
    return FIELDS.stream().map(Field::metric).collect(Collectors.toSet());
  }

  private static DataType dataType(String id) {
    return new DataType(
        id,
        FIELDS.stream()
            .filter(field -> field.dataType().equals(id))
            .map(Field::metric)
            .collect(Collectors.toSet()),
        DataType.Phase.FIRST,
        HISTORY_DAYS,
        Duration.ofDays(90),
        false,
        Duration.ofDays(7),
        "read");
  }

  /** All of an answer; what can't be read is counted and left out. */
  static Batch batch(Json answer, FetchRequest request) {
    BatchBuilder batch = Batch.builder();
    for (Json item : answer.get("items").items()) {
      for (Field field : FIELDS) {
        if (field.dataType().equals(request.dataType())) {
          try {
            add(item, field, request, batch);
          } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            batch.unmapped("item", "unreadable");
          }
        }
      }
    }
    return batch.build();
  }

  private static void add(Json item, Field field, FetchRequest request, BatchBuilder batch) {
    Optional<Double> value =
        item.get(field.name())
            .number()
            .map(number -> number.doubleValue() * field.factor())
            .filter(Double::isFinite);
    if (value.isEmpty()) {
      return;
    }
    RecordKey key =
        new RecordKey(
            item.get("id").text().orElse(""),
            Math.max(0, item.get("updated").wholeNumber().orElse(0)));
    Origin origin = Origin.sensed(item.get("device").text().orElse(null), null);
    if (field.dataType().equals(DAYS)) {
      LocalDate day = LocalDate.parse(item.get("day").text().orElse(""));
      batch.add(new DailyTotal(key, field.metric(), day, value.get(), origin));
    } else {
      batch.add(new Sample(key, field.metric(), 0, at(item, request), value.get(), origin));
    }
  }

  /** With an offset of its own, or in the member's zone. */
  private static Moment at(Json item, FetchRequest request) {
    String at = item.get("at").text().orElse("");
    if (at.endsWith("Z")) {
      return Moment.at(Instant.parse(at), request.accountZone(), OffsetSource.ACCOUNT);
    }
    OffsetDateTime time = OffsetDateTime.parse(at);
    return Moment.at(time.toInstant(), time.getOffset(), OffsetSource.RECORD);
  }
}
