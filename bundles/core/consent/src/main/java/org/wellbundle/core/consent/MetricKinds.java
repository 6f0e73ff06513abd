package org.wellbundle.core.consent;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.wellbundle.api.consent.DataKind;
import org.wellbundle.api.measurement.Metric;

/** Which kind of data a metric is of, as people decide about it. */
public final class MetricKinds {
  /** All kinds a decision about collection is made for. */
  public static final Set<DataKind> ALL =
      Arrays.stream(DataKind.values())
          .filter(DataKind::measured)
          .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataKind.class)));

  private MetricKinds() {}

  public static DataKind of(Metric metric) {
    return switch (metric) {
      case STEPS,
          DISTANCE,
          ELEVATION_GAIN,
          FLOORS,
          ACTIVE_ENERGY,
          TOTAL_ENERGY,
          ACTIVE_MINUTES_LIGHT,
          ACTIVE_MINUTES_MODERATE,
          ACTIVE_MINUTES_VIGOROUS,
          VO2MAX ->
          DataKind.ACTIVITY;
      case SWIMMING_STROKES,
          SWIMMING_LAPS,
          POOL_LENGTH,
          ACTIVE_DURATION,
          PAUSE_DURATION,
          INTENSITY ->
          DataKind.WORKOUTS;
      case HEART_RATE,
          RESTING_HEART_RATE,
          HEART_RATE_MIN,
          HEART_RATE_MAX,
          HEART_RATE_ZONE_LIGHT,
          HEART_RATE_ZONE_MODERATE,
          HEART_RATE_ZONE_INTENSE,
          HEART_RATE_ZONE_MAXIMAL,
          HRV_RMSSD,
          HRV_SDNN,
          HRV_QUALITY,
          HRV_RMSSD_START,
          HRV_RMSSD_END,
          PULSE_WAVE_VELOCITY,
          VASCULAR_AGE,
          ATRIAL_FIBRILLATION,
          ATRIAL_FIBRILLATION_PPG,
          QRS_INTERVAL,
          PR_INTERVAL,
          QT_INTERVAL,
          QT_INTERVAL_CORRECTED,
          VALVULAR_HEART_DISEASE ->
          DataKind.HEART;
      case BLOOD_PRESSURE_SYSTOLIC, BLOOD_PRESSURE_DIASTOLIC -> DataKind.BLOOD_PRESSURE;
      case BLOOD_GLUCOSE -> DataKind.BLOOD_GLUCOSE;
      case SPO2,
          RESPIRATORY_RATE,
          RESPIRATORY_RATE_MIN,
          RESPIRATORY_RATE_MAX,
          BREATHING_DISTURBANCES,
          BREATHING_QUALITY,
          BREATHING_SOUNDS,
          BREATHING_SOUNDS_EPISODES,
          APNEA_HYPOPNEA_INDEX,
          CHEST_MOVEMENT_RATE,
          CHEST_MOVEMENT_RATE_MIN,
          CHEST_MOVEMENT_RATE_MAX ->
          DataKind.BREATHING;
      case BODY_TEMPERATURE,
          SKIN_TEMPERATURE,
          CORE_BODY_TEMPERATURE,
          CORE_BODY_TEMPERATURE_MIN,
          CORE_BODY_TEMPERATURE_MAX,
          TEMPERATURE ->
          DataKind.TEMPERATURE;
      case STRESS -> DataKind.STRESS;
      case SLEEP_SCORE,
          SLEEP_EFFICIENCY,
          SLEEP_INDEX,
          SNORING,
          SNORING_EPISODES,
          OUT_OF_BED_COUNT,
          REM_EPISODES,
          MOVEMENT,
          MOVEMENT_DURATION,
          TIME_IN_BED,
          WAKE_AFTER_SLEEP_ONSET,
          WAKE_UP_LATENCY ->
          DataKind.SLEEP;
      case ROOM_TEMPERATURE, CO2, VOC, LUMINOSITY -> DataKind.ENVIRONMENT;
      case SOUND_LEVEL -> DataKind.HOME_SOUND;
      case WEIGHT,
          HEIGHT,
          FAT_MASS,
          FAT_RATIO,
          FAT_FREE_MASS,
          MUSCLE_MASS,
          BONE_MASS,
          WATER_MASS,
          EXTRACELLULAR_WATER,
          INTRACELLULAR_WATER,
          VISCERAL_FAT,
          BASAL_METABOLIC_RATE,
          METABOLIC_AGE,
          SEGMENT_FAT_FREE_MASS,
          SEGMENT_FAT_MASS,
          SEGMENT_MUSCLE_MASS,
          NERVE_HEALTH_SCORE,
          NERVE_HEALTH_SCORE_LEFT_FOOT,
          NERVE_HEALTH_SCORE_RIGHT_FOOT,
          ELECTRODERMAL_ACTIVITY_FEET,
          ELECTRODERMAL_ACTIVITY_LEFT_FOOT,
          ELECTRODERMAL_ACTIVITY_RIGHT_FOOT,
          ELECTROCHEMICAL_SKIN_CONDUCTANCE ->
          DataKind.BODY;
    };
  }
}
