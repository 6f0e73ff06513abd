package org.wellbundle.provider.withings.mapping;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.provider.withings.mapping.MeasureType.Source;

/**
 * Kinds of measure in getmeas. All values come in the unit of the metric; 158, 159, 197 and 198 are
 * in no document of the vendor but in its answers.
 */
enum MeasureType {
  WEIGHT(1, Metric.WEIGHT, Source.MEASURED),
  HEIGHT(4, Metric.HEIGHT, Source.MEASURED),
  FAT_FREE_MASS(5, Metric.FAT_FREE_MASS, Source.MEASURED_WITH_ALGORITHM),
  FAT_RATIO(6, Metric.FAT_RATIO, Source.MEASURED_WITH_ALGORITHM),
  FAT_MASS(8, Metric.FAT_MASS, Source.MEASURED_WITH_ALGORITHM),
  DIASTOLIC(9, Metric.BLOOD_PRESSURE_DIASTOLIC, Source.MEASURED),
  SYSTOLIC(10, Metric.BLOOD_PRESSURE_SYSTOLIC, Source.MEASURED),
  HEART_PULSE(11, Metric.HEART_RATE, Source.MEASURED),
  TEMPERATURE(12, Metric.TEMPERATURE, Source.MEASURED),
  SPO2(54, Metric.SPO2, Source.MEASURED),
  BODY_TEMPERATURE(71, Metric.BODY_TEMPERATURE, Source.MEASURED),
  SKIN_TEMPERATURE(73, Metric.SKIN_TEMPERATURE, Source.MEASURED),
  MUSCLE_MASS(76, Metric.MUSCLE_MASS, Source.MEASURED),
  HYDRATION(77, Metric.WATER_MASS, Source.MEASURED),
  BONE_MASS(88, Metric.BONE_MASS, Source.MEASURED),
  PULSE_WAVE_VELOCITY(91, Metric.PULSE_WAVE_VELOCITY, Source.MEASURED),
  VO2MAX(123, Metric.VO2MAX, Source.CALCULATED),
  AFIB_ECG(130, Metric.ATRIAL_FIBRILLATION, Source.MEASURED),
  QRS(135, Metric.QRS_INTERVAL, Source.MEASURED),
  PR(136, Metric.PR_INTERVAL, Source.MEASURED),
  QT(137, Metric.QT_INTERVAL, Source.MEASURED),
  QT_CORRECTED(138, Metric.QT_INTERVAL_CORRECTED, Source.MEASURED),
  AFIB_PPG(139, Metric.ATRIAL_FIBRILLATION_PPG, Source.MEASURED),
  VASCULAR_AGE(155, Metric.VASCULAR_AGE, Source.CALCULATED),
  NERVE_LEFT_FOOT(158, Metric.NERVE_HEALTH_SCORE_LEFT_FOOT, Source.MEASURED),
  NERVE_RIGHT_FOOT(159, Metric.NERVE_HEALTH_SCORE_RIGHT_FOOT, Source.MEASURED),
  NERVE_FEET(167, Metric.NERVE_HEALTH_SCORE, Source.MEASURED),
  EXTRACELLULAR_WATER(168, Metric.EXTRACELLULAR_WATER, Source.MEASURED),
  INTRACELLULAR_WATER(169, Metric.INTRACELLULAR_WATER, Source.MEASURED),
  VISCERAL_FAT(170, Metric.VISCERAL_FAT, Source.MEASURED),
  SEGMENT_FAT_FREE_MASS(173, Metric.SEGMENT_FAT_FREE_MASS, Source.MEASURED),
  SEGMENT_FAT_MASS(174, Metric.SEGMENT_FAT_MASS, Source.MEASURED),
  SEGMENT_MUSCLE_MASS(175, Metric.SEGMENT_MUSCLE_MASS, Source.MEASURED),
  EDA_FEET(196, Metric.ELECTRODERMAL_ACTIVITY_FEET, Source.MEASURED),
  EDA_LEFT_FOOT(197, Metric.ELECTRODERMAL_ACTIVITY_LEFT_FOOT, Source.MEASURED),
  EDA_RIGHT_FOOT(198, Metric.ELECTRODERMAL_ACTIVITY_RIGHT_FOOT, Source.MEASURED),
  BASAL_METABOLIC_RATE(226, Metric.BASAL_METABOLIC_RATE, Source.CALCULATED),
  METABOLIC_AGE(227, Metric.METABOLIC_AGE, Source.CALCULATED),
  ESC(229, Metric.ELECTROCHEMICAL_SKIN_CONDUCTANCE, Source.MEASURED);

  private static final Map<Long, MeasureType> BY_CODE =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(MeasureType::code, Function.identity()));

  private final long code;
  private final Metric metric;
  private final Source source;

  MeasureType(long code, Metric metric, Source source) {
    this.code = code;
    this.metric = metric;
    this.source = source;
  }

  static Optional<MeasureType> of(long code) {
    return Optional.ofNullable(BY_CODE.get(code));
  }

  long code() {
    return code;
  }

  Metric metric() {
    return metric;
  }

  Source source() {
    return source;
  }

  /** A pulse of 0 means that none was found. */
  boolean zeroIsMissing() {
    return this == HEART_PULSE;
  }

  /** How the vendor comes by the value. */
  enum Source {
    MEASURED,
    /** Measured when the value names the algorithm of the device, else calculated afterwards. */
    MEASURED_WITH_ALGORITHM,
    CALCULATED
  }
}
