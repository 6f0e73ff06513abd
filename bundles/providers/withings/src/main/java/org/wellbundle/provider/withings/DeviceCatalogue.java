package org.wellbundle.provider.withings;

import static org.wellbundle.api.measurement.Metric.*;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.provider.DeviceMetrics;

/** Which device measures what, for the member's table; not every country gets every metric. */
final class DeviceCatalogue {
  private static final String SCALE = "Scale";
  private static final String BLOOD_PRESSURE_MONITOR = "Blood Pressure Monitor";
  private static final String TRACKER = "Activity Tracker";
  private static final String SLEEP_MONITOR = "Sleep Monitor";
  private static final String THERMOMETER = "Smart Connected Thermometer";

  private static final Set<Metric> COMPOSITION =
      Set.of(WEIGHT, FAT_RATIO, FAT_MASS, FAT_FREE_MASS, MUSCLE_MASS, WATER_MASS, BONE_MASS);
  private static final Set<Metric> CARDIO =
      with(COMPOSITION, HEART_RATE, PULSE_WAVE_VELOCITY, VASCULAR_AGE);
  private static final Set<Metric> COMPLETE =
      with(
          CARDIO,
          VISCERAL_FAT,
          BASAL_METABOLIC_RATE,
          METABOLIC_AGE,
          EXTRACELLULAR_WATER,
          INTRACELLULAR_WATER,
          NERVE_HEALTH_SCORE,
          NERVE_HEALTH_SCORE_LEFT_FOOT,
          NERVE_HEALTH_SCORE_RIGHT_FOOT,
          ELECTRODERMAL_ACTIVITY_FEET,
          ELECTRODERMAL_ACTIVITY_LEFT_FOOT,
          ELECTRODERMAL_ACTIVITY_RIGHT_FOOT,
          ELECTROCHEMICAL_SKIN_CONDUCTANCE);
  private static final Set<Metric> ECG =
      Set.of(
          HEART_RATE,
          ATRIAL_FIBRILLATION,
          QRS_INTERVAL,
          PR_INTERVAL,
          QT_INTERVAL,
          QT_INTERVAL_CORRECTED);
  private static final Set<Metric> PRESSURE =
      Set.of(BLOOD_PRESSURE_SYSTOLIC, BLOOD_PRESSURE_DIASTOLIC, HEART_RATE);
  private static final Set<Metric> MOVES =
      Set.of(
          STEPS,
          DISTANCE,
          FLOORS,
          ACTIVE_ENERGY,
          TOTAL_ENERGY,
          ACTIVE_MINUTES_LIGHT,
          ACTIVE_MINUTES_MODERATE,
          ACTIVE_MINUTES_VIGOROUS,
          ACTIVE_DURATION,
          TIME_IN_BED,
          SLEEP_SCORE,
          SLEEP_EFFICIENCY);
  private static final Set<Metric> HEART_WATCH =
      with(
          MOVES,
          HEART_RATE,
          HEART_RATE_MIN,
          HEART_RATE_MAX,
          HEART_RATE_ZONE_LIGHT,
          HEART_RATE_ZONE_MODERATE,
          HEART_RATE_ZONE_INTENSE,
          HEART_RATE_ZONE_MAXIMAL,
          VO2MAX,
          INTENSITY,
          PAUSE_DURATION,
          SWIMMING_LAPS,
          SWIMMING_STROKES,
          POOL_LENGTH);
  private static final Set<Metric> SCAN_WATCH =
      with(
          union(HEART_WATCH, ECG),
          SPO2,
          RESPIRATORY_RATE,
          HRV_RMSSD,
          HRV_SDNN,
          HRV_QUALITY,
          ATRIAL_FIBRILLATION_PPG);
  private static final Set<Metric> MAT =
      Set.of(
          TIME_IN_BED,
          SLEEP_SCORE,
          SLEEP_EFFICIENCY,
          WAKE_UP_LATENCY,
          WAKE_AFTER_SLEEP_ONSET,
          REM_EPISODES,
          OUT_OF_BED_COUNT,
          HEART_RATE,
          HEART_RATE_MIN,
          HEART_RATE_MAX,
          RESPIRATORY_RATE,
          RESPIRATORY_RATE_MIN,
          RESPIRATORY_RATE_MAX,
          SNORING,
          SNORING_EPISODES,
          BREATHING_DISTURBANCES,
          BREATHING_QUALITY,
          APNEA_HYPOPNEA_INDEX,
          MOVEMENT,
          MOVEMENT_DURATION,
          HRV_RMSSD,
          HRV_SDNN);

  private DeviceCatalogue() {}

  static List<DeviceMetrics> all() {
    return List.of(
        new DeviceMetrics("Body", SCALE, Set.of(WEIGHT)),
        new DeviceMetrics("Body+", SCALE, COMPOSITION),
        new DeviceMetrics("Body Cardio", SCALE, CARDIO),
        new DeviceMetrics("Body Comp", SCALE, COMPLETE),
        new DeviceMetrics(
            "Body Scan",
            SCALE,
            with(
                union(COMPLETE, ECG),
                SEGMENT_FAT_FREE_MASS,
                SEGMENT_FAT_MASS,
                SEGMENT_MUSCLE_MASS)),
        new DeviceMetrics("BPM Connect", BLOOD_PRESSURE_MONITOR, PRESSURE),
        new DeviceMetrics(
            "BPM Core",
            BLOOD_PRESSURE_MONITOR,
            with(PRESSURE, ATRIAL_FIBRILLATION, VALVULAR_HEART_DISEASE)),
        new DeviceMetrics("BPM Vision", BLOOD_PRESSURE_MONITOR, PRESSURE),
        new DeviceMetrics("Move", TRACKER, MOVES),
        new DeviceMetrics("Move ECG", TRACKER, union(MOVES, ECG)),
        new DeviceMetrics("Pulse HR", TRACKER, HEART_WATCH),
        new DeviceMetrics("Activite Steel HR", TRACKER, HEART_WATCH),
        new DeviceMetrics("ScanWatch", TRACKER, SCAN_WATCH),
        new DeviceMetrics(
            "ScanWatch 2",
            TRACKER,
            with(
                SCAN_WATCH,
                CORE_BODY_TEMPERATURE,
                CORE_BODY_TEMPERATURE_MIN,
                CORE_BODY_TEMPERATURE_MAX)),
        new DeviceMetrics("ScanWatch Light", TRACKER, HEART_WATCH),
        new DeviceMetrics("Aura Sensor V2", SLEEP_MONITOR, MAT),
        new DeviceMetrics(
            "Thermo", THERMOMETER, Set.of(TEMPERATURE, BODY_TEMPERATURE, SKIN_TEMPERATURE)),
        new DeviceMetrics(
            "BeamO",
            THERMOMETER,
            with(
                ECG,
                TEMPERATURE,
                BODY_TEMPERATURE,
                SKIN_TEMPERATURE,
                SPO2,
                VALVULAR_HEART_DISEASE)),
        new DeviceMetrics("Phone or third-party tracker", TRACKER, MOVES));
  }

  private static Set<Metric> with(Set<Metric> metrics, Metric... more) {
    return union(metrics, Set.of(more));
  }

  private static Set<Metric> union(Set<Metric> one, Set<Metric> other) {
    Set<Metric> all = EnumSet.copyOf(one);
    all.addAll(other);
    return Set.copyOf(all);
  }
}
