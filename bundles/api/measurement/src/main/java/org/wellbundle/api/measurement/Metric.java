package org.wellbundle.api.measurement;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue of canonical metrics. The numeric id is what the database stores and never changes;
 * the key is what the HTTP interface shows. Units are UCUM codes; codes from LOINC where one
 * exists.
 */
public enum Metric {
  STEPS(1, "steps", "1", Rollup.SUM, "55423-8"),
  DISTANCE(2, "distance", "m", Rollup.SUM, "55430-3"),
  ELEVATION_GAIN(3, "elevationGain", "m", Rollup.SUM, null),
  FLOORS(4, "floors", "1", Rollup.SUM, "100304-5"),
  ACTIVE_ENERGY(5, "activeEnergy", "kcal", Rollup.SUM, "93822-5"),
  TOTAL_ENERGY(6, "totalEnergy", "kcal", Rollup.SUM, "41979-6"),
  ACTIVE_MINUTES_MODERATE(7, "activeMinutesModerate", "min", Rollup.SUM, "77592-4"),
  ACTIVE_MINUTES_VIGOROUS(8, "activeMinutesVigorous", "min", Rollup.SUM, "77593-2"),
  ACTIVE_MINUTES_LIGHT(9, "activeMinutesLight", "min", Rollup.SUM, "77591-6"),
  HEART_RATE(10, "heartRate", "bpm", Rollup.AVERAGE, "8867-4"),
  RESTING_HEART_RATE(11, "restingHeartRate", "bpm", Rollup.LAST, "40443-4"),
  HEART_RATE_MIN(12, "heartRateMin", "bpm", Rollup.MIN, null),
  HEART_RATE_MAX(13, "heartRateMax", "bpm", Rollup.MAX, null),
  HEART_RATE_ZONE_LIGHT(14, "heartRateZoneLight", "min", Rollup.SUM, null),
  HEART_RATE_ZONE_MODERATE(15, "heartRateZoneModerate", "min", Rollup.SUM, null),
  HEART_RATE_ZONE_INTENSE(16, "heartRateZoneIntense", "min", Rollup.SUM, null),
  HEART_RATE_ZONE_MAXIMAL(17, "heartRateZoneMaximal", "min", Rollup.SUM, null),
  HRV_RMSSD(20, "hrvRmssd", "ms", Rollup.AVERAGE, null),
  HRV_SDNN(21, "hrvSdnn", "ms", Rollup.AVERAGE, "80404-7"),
  HRV_QUALITY(22, "hrvQuality", "1", Rollup.AVERAGE, null),
  SPO2(23, "spo2", "%", Rollup.AVERAGE, "59408-5"),
  RESPIRATORY_RATE(24, "respiratoryRate", "/min", Rollup.AVERAGE, "9279-1"),
  BODY_TEMPERATURE(25, "bodyTemperature", "Cel", Rollup.LAST, "8310-5"),
  SKIN_TEMPERATURE(26, "skinTemperature", "Cel", Rollup.LAST, "39106-0"),
  CORE_BODY_TEMPERATURE(27, "coreBodyTemperature", "Cel", Rollup.AVERAGE, "8329-5"),
  TEMPERATURE(28, "temperature", "Cel", Rollup.LAST, null),
  WEIGHT(30, "weight", "kg", Rollup.LAST, "29463-7"),
  HEIGHT(31, "height", "m", Rollup.LAST, "8302-2"),
  FAT_MASS(32, "fatMass", "kg", Rollup.LAST, "73708-0"),
  FAT_RATIO(33, "fatRatio", "%", Rollup.LAST, "41982-0"),
  FAT_FREE_MASS(34, "fatFreeMass", "kg", Rollup.LAST, "73964-9"),
  MUSCLE_MASS(35, "muscleMass", "kg", Rollup.LAST, "73965-6"),
  BONE_MASS(36, "boneMass", "kg", Rollup.LAST, null),
  WATER_MASS(37, "waterMass", "kg", Rollup.LAST, "73706-4"),
  EXTRACELLULAR_WATER(38, "extracellularWater", "kg", Rollup.LAST, null),
  INTRACELLULAR_WATER(39, "intracellularWater", "kg", Rollup.LAST, null),
  VISCERAL_FAT(40, "visceralFat", "1", Rollup.LAST, null),
  BASAL_METABOLIC_RATE(41, "basalMetabolicRate", "kcal/d", Rollup.LAST, "69429-9"),
  METABOLIC_AGE(42, "metabolicAge", "a", Rollup.LAST, null),
  SEGMENT_FAT_FREE_MASS(43, "segmentFatFreeMass", "kg", Rollup.LAST, null),
  SEGMENT_FAT_MASS(44, "segmentFatMass", "kg", Rollup.LAST, null),
  SEGMENT_MUSCLE_MASS(45, "segmentMuscleMass", "kg", Rollup.LAST, null),
  PULSE_WAVE_VELOCITY(50, "pulseWaveVelocity", "m/s", Rollup.LAST, "77196-4"),
  VASCULAR_AGE(51, "vascularAge", "a", Rollup.LAST, null),
  VO2MAX(52, "vo2max", "mL/min/kg", Rollup.LAST, "94122-9"),
  BLOOD_PRESSURE_SYSTOLIC(53, "bloodPressureSystolic", "mm[Hg]", Rollup.LAST, "8480-6"),
  BLOOD_PRESSURE_DIASTOLIC(54, "bloodPressureDiastolic", "mm[Hg]", Rollup.LAST, "8462-4"),
  BLOOD_GLUCOSE(55, "bloodGlucose", "mg/dL", Rollup.LAST, "2339-0"),
  ATRIAL_FIBRILLATION(60, "atrialFibrillation", "1", Rollup.LAST, null),
  ATRIAL_FIBRILLATION_PPG(61, "atrialFibrillationPpg", "1", Rollup.LAST, null),
  QRS_INTERVAL(62, "qrsInterval", "ms", Rollup.LAST, "8633-0"),
  PR_INTERVAL(63, "prInterval", "ms", Rollup.LAST, "8625-6"),
  QT_INTERVAL(64, "qtInterval", "ms", Rollup.LAST, "8634-8"),
  QT_INTERVAL_CORRECTED(65, "qtIntervalCorrected", "ms", Rollup.LAST, "8636-3"),
  VALVULAR_HEART_DISEASE(66, "valvularHeartDisease", "1", Rollup.LAST, null),
  NERVE_HEALTH_SCORE(70, "nerveHealthScore", "1", Rollup.LAST, null),
  NERVE_HEALTH_SCORE_LEFT_FOOT(71, "nerveHealthScoreLeftFoot", "1", Rollup.LAST, null),
  NERVE_HEALTH_SCORE_RIGHT_FOOT(72, "nerveHealthScoreRightFoot", "1", Rollup.LAST, null),
  ELECTRODERMAL_ACTIVITY_FEET(73, "electrodermalActivityFeet", "uS", Rollup.LAST, null),
  ELECTRODERMAL_ACTIVITY_LEFT_FOOT(74, "electrodermalActivityLeftFoot", "uS", Rollup.LAST, null),
  ELECTRODERMAL_ACTIVITY_RIGHT_FOOT(75, "electrodermalActivityRightFoot", "uS", Rollup.LAST, null),
  ELECTROCHEMICAL_SKIN_CONDUCTANCE(76, "electrochemicalSkinConductance", "uS", Rollup.LAST, null),
  STRESS(80, "stress", "1", Rollup.AVERAGE, null),
  SWIMMING_STROKES(81, "swimmingStrokes", "1", Rollup.SUM, null),
  SWIMMING_LAPS(82, "swimmingLaps", "1", Rollup.SUM, null),
  POOL_LENGTH(83, "poolLength", "m", Rollup.LAST, null),
  ACTIVE_DURATION(84, "activeDuration", "min", Rollup.SUM, null),
  PAUSE_DURATION(85, "pauseDuration", "min", Rollup.SUM, null),
  INTENSITY(86, "intensity", "1", Rollup.AVERAGE, null),
  SLEEP_SCORE(90, "sleepScore", "1", Rollup.LAST, null),
  SLEEP_EFFICIENCY(91, "sleepEfficiency", "%", Rollup.LAST, null),
  SNORING(92, "snoring", "min", Rollup.SUM, null),
  SNORING_EPISODES(93, "snoringEpisodes", "1", Rollup.SUM, null),
  BREATHING_DISTURBANCES(94, "breathingDisturbances", "1", Rollup.LAST, null),
  APNEA_HYPOPNEA_INDEX(95, "apneaHypopneaIndex", "/h", Rollup.LAST, null),
  OUT_OF_BED_COUNT(96, "outOfBedCount", "1", Rollup.SUM, null),
  REM_EPISODES(97, "remEpisodes", "1", Rollup.SUM, null),
  RESPIRATORY_RATE_MIN(98, "respiratoryRateMin", "/min", Rollup.MIN, null),
  RESPIRATORY_RATE_MAX(99, "respiratoryRateMax", "/min", Rollup.MAX, null),
  MOVEMENT(100, "movement", "1", Rollup.AVERAGE, null),
  CHEST_MOVEMENT_RATE(101, "chestMovementRate", "/min", Rollup.AVERAGE, null),
  HRV_RMSSD_START(102, "hrvRmssdStart", "ms", Rollup.LAST, null),
  HRV_RMSSD_END(103, "hrvRmssdEnd", "ms", Rollup.LAST, null),
  CORE_BODY_TEMPERATURE_MIN(104, "coreBodyTemperatureMin", "Cel", Rollup.MIN, null),
  CORE_BODY_TEMPERATURE_MAX(105, "coreBodyTemperatureMax", "Cel", Rollup.MAX, null),
  BREATHING_SOUNDS(106, "breathingSounds", "min", Rollup.SUM, null),
  BREATHING_SOUNDS_EPISODES(107, "breathingSoundsEpisodes", "1", Rollup.SUM, null),
  SLEEP_INDEX(108, "sleepIndex", "1", Rollup.LAST, null),
  MOVEMENT_DURATION(109, "movementDuration", "min", Rollup.SUM, null),
  TIME_IN_BED(110, "timeInBed", "min", Rollup.SUM, null),
  WAKE_AFTER_SLEEP_ONSET(111, "wakeAfterSleepOnset", "min", Rollup.SUM, null),
  WAKE_UP_LATENCY(112, "wakeUpLatency", "min", Rollup.SUM, null),
  BREATHING_QUALITY(113, "breathingQuality", "1", Rollup.LAST, null),
  CHEST_MOVEMENT_RATE_MIN(114, "chestMovementRateMin", "/min", Rollup.MIN, null),
  CHEST_MOVEMENT_RATE_MAX(115, "chestMovementRateMax", "/min", Rollup.MAX, null),
  ROOM_TEMPERATURE(120, "roomTemperature", "Cel", Rollup.AVERAGE, "60832-3"),
  CO2(121, "co2", "[ppm]", Rollup.AVERAGE, null),
  VOC(122, "voc", "[ppb]", Rollup.AVERAGE, null),
  LUMINOSITY(123, "luminosity", "lx", Rollup.AVERAGE, null),
  SOUND_LEVEL(124, "soundLevel", "dB", Rollup.AVERAGE, null);

  private static final Map<String, Metric> BY_KEY =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Metric::key, Function.identity()));
  private static final Map<Integer, Metric> BY_ID =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Metric::id, Function.identity()));

  private final int id;
  private final String key;
  private final String unit;
  private final Rollup rollup;
  private final @Nullable String loinc;

  Metric(int id, String key, String unit, Rollup rollup, @Nullable String loinc) {
    this.id = id;
    this.key = key;
    this.unit = unit;
    this.rollup = rollup;
    this.loinc = loinc;
  }

  /** Stable number, 1 to 32767. */
  public int id() {
    return id;
  }

  /** Name in the HTTP interface, for example {@code hrvRmssd}. */
  public String key() {
    return key;
  }

  /** UCUM unit of every stored value. */
  public String unit() {
    return unit;
  }

  /** How samples of one day become one number. */
  public Rollup rollup() {
    return rollup;
  }

  /** LOINC code, where one exists. */
  public Optional<String> loinc() {
    return Optional.ofNullable(loinc);
  }

  public static Optional<Metric> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  public static Optional<Metric> byId(int id) {
    return Optional.ofNullable(BY_ID.get(id));
  }

  /** How several samples of a day are folded into one value. */
  public enum Rollup {
    SUM,
    AVERAGE,
    MIN,
    MAX,
    LAST
  }
}
