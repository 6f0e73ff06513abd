package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.api.provider.Json;

/**
 * getworkouts. Unknown values are written {@code null}; what the person corrected by hand stands in
 * where the device has no value.
 */
public final class WorkoutMapper implements PageMapper {
  private static final CodeTable KINDS = new CodeTable("workout-kinds.properties");
  private static final String UNKNOWN_KIND = "other";

  private static final FieldTable VALUES =
      new FieldTable(
          "workoutField",
          List.of(
              Field.of("calories", Metric.ACTIVE_ENERGY),
              Field.sensor("manual_calories", Metric.ACTIVE_ENERGY),
              Field.of("intensity", Metric.INTENSITY), // 0 to 100
              Field.sensor("manual_intensity", Metric.INTENSITY),
              Field.of("distance", Metric.DISTANCE),
              Field.sensor("manual_distance", Metric.DISTANCE),
              Field.of("steps", Metric.STEPS),
              Field.of("elevation", Metric.FLOORS), // floors climbed, not metres
              Field.sensor("hr_average", Metric.HEART_RATE),
              Field.sensor("hr_min", Metric.HEART_RATE_MIN),
              Field.sensor("hr_max", Metric.HEART_RATE_MAX),
              Field.seconds("hr_zone_0", Metric.HEART_RATE_ZONE_LIGHT),
              Field.seconds("hr_zone_1", Metric.HEART_RATE_ZONE_MODERATE),
              Field.seconds("hr_zone_2", Metric.HEART_RATE_ZONE_INTENSE),
              Field.seconds("hr_zone_3", Metric.HEART_RATE_ZONE_MAXIMAL),
              Field.seconds("pause_duration", Metric.PAUSE_DURATION),
              Field.seconds("algo_pause_duration", Metric.PAUSE_DURATION),
              Field.sensor("spo2_average", Metric.SPO2),
              Field.of("pool_laps", Metric.SWIMMING_LAPS),
              Field.of("strokes", Metric.SWIMMING_STROKES),
              Field.of("pool_length", Metric.POOL_LENGTH),
              Field.sensor("core_body_temperature_avg", Metric.CORE_BODY_TEMPERATURE),
              Field.sensor("core_body_temperature_min", Metric.CORE_BODY_TEMPERATURE_MIN),
              Field.sensor("core_body_temperature_max", Metric.CORE_BODY_TEMPERATURE_MAX)),
          Set.of("core_body_temperature_status"));

  @Override
  public Set<Metric> metrics() {
    return VALUES.metrics();
  }

  @Override
  public String dataFields() {
    return VALUES.dataFields();
  }

  @Override
  public void map(PageMapping page) {
    Newest<Workout> workouts = new Newest<>(Workout::key);
    page.list("series").forEach(workout -> mapWorkout(workout, page, workouts));
    workouts.all().forEach(page.batch()::add);
  }

  private static void mapWorkout(Json workout, PageMapping page, Newest<Workout> workouts) {
    OptionalLong id = workout.get("id").wholeNumber();
    Optional<Instant> start = Values.instant(workout.get("startdate"));
    Optional<Instant> end = Values.instant(workout.get("enddate"));
    if (id.isEmpty() || start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
      page.malformed("workout");
      return;
    }
    Place place = page.placeOf(workout);
    LocalDate day = Values.date(workout.get("date")).orElseGet(() -> place.dateOf(start.get()));
    Moment moment = place.between(start.get(), end.get(), day);
    workouts.add(
        new Workout(
            new RecordKey("w" + id.getAsLong(), page.version(workout)),
            moment,
            kind(workout.get("category"), page),
            VALUES.read(workout.get("data"), page),
            DeviceReference.of(workout).origin(Attribution.of(workout, page))));
  }

  private static String kind(Json category, PageMapping page) {
    return KINDS
        .name(category)
        .orElseGet(
            () -> {
              page.unmapped("workoutCategory", category);
              return UNKNOWN_KIND;
            });
  }
}
