package org.wellbundle.provider.garmin.mapping;

import static org.wellbundle.provider.garmin.mapping.Emit.measured;
import static org.wellbundle.provider.garmin.mapping.Emit.times;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;

/** Scales and blood pressure monitors. */
public final class BodyMapper {
  public static final SummaryMapper BODY_COMPS =
      new SummaryMapper(
          Set.of(
              Metric.WEIGHT,
              Metric.FAT_RATIO,
              Metric.FAT_MASS,
              Metric.MUSCLE_MASS,
              Metric.BONE_MASS,
              Metric.WATER_MASS),
          BodyMapper::bodyComp);

  public static final SummaryMapper BLOOD_PRESSURES =
      new SummaryMapper(
          Set.of(
              Metric.BLOOD_PRESSURE_SYSTOLIC, Metric.BLOOD_PRESSURE_DIASTOLIC, Metric.HEART_RATE),
          BodyMapper::bloodPressure);

  private static final double KILOGRAM = 0.001;
  private static final Origin TYPED = new Origin(Modality.SELF_REPORTED, null, null, false);
  private static final Origin DERIVED = new Origin(Modality.DERIVED, null, null, false);

  private BodyMapper() {}

  private static void bodyComp(Summary weighing, BatchBuilder batch) {
    Optional<Instant> at = Summary.instant(weighing.json().get("measurementTimeInSeconds"));
    if (at.isEmpty()) {
      batch.unmapped("malformed", "bodyComps");
      return;
    }
    RecordKey key = new RecordKey("w" + at.get().getEpochSecond(), 0);
    Moment moment = weighing.at(at.get());
    OptionalDouble weight = measured(times(weighing.number("weightInGrams"), KILOGRAM));
    OptionalDouble fat = measured(weighing.number("bodyFatInPercent", "percentFat"));
    OptionalDouble water = measured(weighing.number("bodyWaterInPercent", "percentHydration"));
    Emit.sample(batch, key, Metric.WEIGHT, moment, weight, Emit.WATCH);
    Emit.sample(batch, key, Metric.FAT_RATIO, moment, fat, Emit.WATCH);
    Emit.sample(batch, key, Metric.FAT_MASS, moment, share(weight, fat), DERIVED);
    Emit.sample(batch, key, Metric.WATER_MASS, moment, share(weight, water), DERIVED);
    OptionalDouble muscle = measured(times(weighing.number("muscleMassInGrams"), KILOGRAM));
    OptionalDouble bone = measured(times(weighing.number("boneMassInGrams"), KILOGRAM));
    Emit.sample(batch, key, Metric.MUSCLE_MASS, moment, muscle, Emit.WATCH);
    Emit.sample(batch, key, Metric.BONE_MASS, moment, bone, Emit.WATCH);
  }

  private static OptionalDouble share(OptionalDouble weight, OptionalDouble percent) {
    return weight.isPresent() && percent.isPresent()
        ? OptionalDouble.of(weight.getAsDouble() * percent.getAsDouble() / 100)
        : OptionalDouble.empty();
  }

  private static void bloodPressure(Summary reading, BatchBuilder batch) {
    Optional<Instant> at = Summary.instant(reading.json().get("measurementTimeInSeconds"));
    if (at.isEmpty()) {
      batch.unmapped("malformed", "bloodPressures");
      return;
    }
    RecordKey key = new RecordKey("bp" + at.get().getEpochSecond(), 0);
    Moment moment = reading.at(at.get());
    Origin origin = reading.text("sourceType").equalsIgnoreCase("MANUAL") ? TYPED : Emit.WATCH;
    OptionalDouble high = measured(reading.number("systolic"));
    OptionalDouble low = measured(reading.number("diastolic"));
    Emit.sample(batch, key, Metric.BLOOD_PRESSURE_SYSTOLIC, moment, high, origin);
    Emit.sample(batch, key, Metric.BLOOD_PRESSURE_DIASTOLIC, moment, low, origin);
    Emit.sample(batch, key, Metric.HEART_RATE, moment, measured(reading.number("pulse")), origin);
  }
}
