package org.wellbundle.provider.garmin;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DataType.Phase;
import org.wellbundle.provider.garmin.mapping.BodyMapper;
import org.wellbundle.provider.garmin.mapping.DayMapper;
import org.wellbundle.provider.garmin.mapping.SampleMapper;
import org.wellbundle.provider.garmin.mapping.SleepMapper;
import org.wellbundle.provider.garmin.mapping.SummaryMapper;
import org.wellbundle.provider.garmin.mapping.WorkoutMapper;

/**
 * Kinds of summaries that are used: key in notifications, place of the history, permission. Not
 * used: {@code moveIQActivities} (they overlap with activities), {@code activityFiles}, {@code
 * mct}, {@code solarIntensity}, and {@code skinTemp}, which is no temperature but its deviation.
 */
enum SummaryType {
  DAILIES("dailies", "dailies", Phase.FIRST, DayMapper.DAILIES),
  SLEEPS("sleeps", "sleeps", Phase.FIRST, SleepMapper.SLEEPS),
  ACTIVITIES("activities", "activities", Phase.FIRST, WorkoutMapper.ACTIVITIES),
  BODY_COMPS("bodyComps", "bodyComps", Phase.FIRST, BodyMapper.BODY_COMPS),
  BLOOD_PRESSURES("bloodPressures", "bloodPressures", Phase.FIRST, BodyMapper.BLOOD_PRESSURES),
  USER_METRICS("userMetrics", "userMetrics", Phase.FIRST, DayMapper.USER_METRICS),
  HRV("hrv", "hrv", Phase.FIRST, DayMapper.HRV),
  EPOCHS("epochs", "epochs", Phase.DETAIL, SampleMapper.EPOCHS),
  STRESS_DETAILS("stressDetails", "stressDetails", Phase.DETAIL, SampleMapper.STRESS),
  PULSE_OX("pulseox", "pulseOx", Phase.DETAIL, SampleMapper.PULSE_OX),
  RESPIRATION("allDayRespiration", "respiration", Phase.DETAIL, SampleMapper.RESPIRATION),
  HEALTH_SNAPSHOT("healthSnapshot", "healthSnapshot", Phase.DETAIL, SampleMapper.SNAPSHOT),
  /** Activities once more, with samples that aren't used. */
  ACTIVITY_DETAILS("activityDetails", null, Phase.FIRST, WorkoutMapper.ACTIVITIES),
  MANUALLY_UPDATED("manuallyUpdatedActivities", null, Phase.FIRST, WorkoutMapper.ACTIVITIES);

  static final String HEALTH = "HEALTH_EXPORT";
  static final String ACTIVITY = "ACTIVITY_EXPORT";

  private static final Map<String, SummaryType> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toMap(type -> lower(type.key), Function.identity()));

  private final String key;
  private final @Nullable String history;
  private final Phase phase;
  private final SummaryMapper mapper;

  SummaryType(String key, @Nullable String history, Phase phase, SummaryMapper mapper) {
    this.key = key;
    this.history = history;
    this.phase = phase;
    this.mapper = mapper;
  }

  /** By its key in a notification; capitals differ between Garmin's own papers. */
  static Optional<SummaryType> of(String key) {
    return Optional.ofNullable(BY_KEY.get(lower(key)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** What it is called as a data type. */
  String dataType() {
    return history == null ? ACTIVITIES.key : key;
  }

  boolean isDataType() {
    return history != null;
  }

  /** Where its history is asked for, below {@code /backfill/}. */
  String history() {
    return history == null ? "activities" : history;
  }

  Phase phase() {
    return phase;
  }

  SummaryMapper mapper() {
    return mapper;
  }

  Set<Metric> metrics() {
    return mapper.metrics();
  }

  String permission() {
    return dataType().equals(ACTIVITIES.key) ? ACTIVITY : HEALTH;
  }
}
