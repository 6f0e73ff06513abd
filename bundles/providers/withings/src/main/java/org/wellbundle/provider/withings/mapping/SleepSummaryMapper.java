package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.provider.Json;

/**
 * sleep getsummary: nights and naps. A night grows while it lasts and comes again under its id with
 * a newer modification time. Only fields that were measured are there.
 */
public final class SleepSummaryMapper implements PageMapper {
  /** Parts of the session itself; the status of the thermometer is no measurement. */
  private static final String[] READ_HERE = {
    "total_sleep_time",
    "asleepduration",
    "lightsleepduration",
    "deepsleepduration",
    "remsleepduration",
    "wakeupduration",
    "wakeupcount",
    "sleep_latency",
    "durationtosleep",
    "night_events",
    "core_body_temperature_status"
  };

  private static final FieldTable DETAILS =
      new FieldTable(
          "sleepField",
          List.of(
              Field.seconds("total_timeinbed", Metric.TIME_IN_BED),
              Field.fraction("sleep_efficiency", Metric.SLEEP_EFFICIENCY),
              Field.seconds("wakeup_latency", Metric.WAKE_UP_LATENCY),
              Field.seconds("durationtowakeup", Metric.WAKE_UP_LATENCY), // its older name
              Field.seconds("waso", Metric.WAKE_AFTER_SLEEP_ONSET),
              Field.of("nb_rem_episodes", Metric.REM_EPISODES),
              Field.of("out_of_bed_count", Metric.OUT_OF_BED_COUNT),
              Field.sensor("hr_average", Metric.HEART_RATE),
              Field.sensor("hr_min", Metric.HEART_RATE_MIN),
              Field.sensor("hr_max", Metric.HEART_RATE_MAX),
              Field.sensor("rr_average", Metric.RESPIRATORY_RATE),
              Field.sensor("rr_min", Metric.RESPIRATORY_RATE_MIN),
              Field.sensor("rr_max", Metric.RESPIRATORY_RATE_MAX),
              // breaths a minute under the name some devices use for it
              Field.sensor("chest_movement_rate_wellness_average", Metric.RESPIRATORY_RATE),
              Field.sensor("chest_movement_rate_wellness_min", Metric.RESPIRATORY_RATE_MIN),
              Field.sensor("chest_movement_rate_wellness_max", Metric.RESPIRATORY_RATE_MAX),
              Field.sensor("chest_movement_rate_average", Metric.CHEST_MOVEMENT_RATE),
              Field.sensor("chest_movement_rate_min", Metric.CHEST_MOVEMENT_RATE_MIN),
              Field.sensor("chest_movement_rate_max", Metric.CHEST_MOVEMENT_RATE_MAX),
              Field.of("breathing_disturbances_intensity", Metric.BREATHING_DISTURBANCES),
              Field.of("breathing_quality_assessment", Metric.BREATHING_QUALITY),
              Field.of("apnea_hypopnea_index", Metric.APNEA_HYPOPNEA_INDEX),
              Field.of("withings_index", Metric.SLEEP_INDEX),
              Field.seconds("snoring", Metric.SNORING),
              Field.of("snoringepisodecount", Metric.SNORING_EPISODES),
              Field.seconds("breathing_sounds", Metric.BREATHING_SOUNDS),
              Field.of("breathing_sounds_episode_count", Metric.BREATHING_SOUNDS_EPISODES),
              Field.of("sleep_score", Metric.SLEEP_SCORE),
              Field.of("mvt_score_avg", Metric.MOVEMENT),
              Field.seconds("mvt_active_duration", Metric.MOVEMENT_DURATION),
              Field.sensor("rmssd_start_avg", Metric.HRV_RMSSD_START),
              Field.sensor("rmssd_end_avg", Metric.HRV_RMSSD_END),
              Field.sensor("core_body_temperature_avg", Metric.CORE_BODY_TEMPERATURE),
              Field.sensor("core_body_temperature_min", Metric.CORE_BODY_TEMPERATURE_MIN),
              Field.sensor("core_body_temperature_max", Metric.CORE_BODY_TEMPERATURE_MAX)),
          List.of(READ_HERE));

  @Override
  public Set<Metric> metrics() {
    return DETAILS.metrics();
  }

  @Override
  public String dataFields() {
    return DETAILS.dataFields(READ_HERE);
  }

  @Override
  public void map(PageMapping page) {
    Newest<SleepSession> nights = new Newest<>(SleepSession::key);
    page.list("series").forEach(night -> mapNight(night, page, nights));
    nights.all().forEach(page.batch()::add);
  }

  private static void mapNight(Json night, PageMapping page, Newest<SleepSession> nights) {
    OptionalLong id = night.get("id").wholeNumber();
    Optional<Instant> start = Values.instant(night.get("startdate"));
    Optional<Instant> end = Values.instant(night.get("enddate"));
    if (id.isEmpty() || start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
      page.malformed("night");
      return;
    }
    Place place = page.placeOf(night);
    LocalDate wakeUpDay = Values.date(night.get("date")).orElseGet(() -> place.dateOf(end.get()));
    Json data = night.get("data");
    NightEvents events = NightEvents.of(data.get("night_events"), page);
    nights.add(
        new SleepSession(
            new RecordKey("n" + id.getAsLong(), page.version(night)),
            place.between(start.get(), end.get(), wakeUpDay),
            asleep(data),
            count(data, "lightsleepduration"),
            count(data, "deepsleepduration"),
            count(data, "remsleepduration"),
            count(data, "wakeupduration"),
            either(count(data, "wakeupcount"), events.wakeUps()),
            either(
                either(count(data, "sleep_latency"), count(data, "durationtosleep")),
                events.latencySeconds()),
            DETAILS.read(data, page),
            DeviceReference.of(night).sensed()));
  }

  /** Nights of other makers have only a total; older answers only its parts. */
  private static @Nullable Integer asleep(Json data) {
    Integer total = either(count(data, "total_sleep_time"), count(data, "asleepduration"));
    Integer light = count(data, "lightsleepduration");
    Integer deep = count(data, "deepsleepduration");
    if (total != null || light == null || deep == null) {
      return total;
    }
    Integer rem = count(data, "remsleepduration");
    return light + deep + (rem == null ? 0 : rem);
  }

  private static @Nullable Integer count(Json data, String name) {
    return Values.count(data.get(name)).orElse(null);
  }

  private static @Nullable Integer either(@Nullable Integer first, @Nullable Integer second) {
    return first != null ? first : second;
  }
}
