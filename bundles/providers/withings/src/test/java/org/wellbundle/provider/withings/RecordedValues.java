package org.wellbundle.provider.withings;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What recorded answers must become, written apart from the mappers' tables on purpose. */
final class RecordedValues {
  static final Map<Integer, String> TYPES =
      Map.ofEntries(
          entry(1, "weight"),
          entry(5, "fatFreeMass"),
          entry(6, "fatRatio"),
          entry(8, "fatMass"),
          entry(9, "bloodPressureDiastolic"),
          entry(10, "bloodPressureSystolic"),
          entry(11, "heartRate"),
          entry(76, "muscleMass"),
          entry(77, "waterMass"),
          entry(88, "boneMass"),
          entry(91, "pulseWaveVelocity"),
          entry(130, "atrialFibrillation"),
          entry(155, "vascularAge"),
          entry(168, "extracellularWater"),
          entry(169, "intracellularWater"),
          entry(170, "visceralFat"),
          entry(173, "segmentFatFreeMass"),
          entry(174, "segmentFatMass"),
          entry(175, "segmentMuscleMass"),
          entry(196, "electrodermalActivityFeet"),
          entry(197, "electrodermalActivityLeftFoot"),
          entry(198, "electrodermalActivityRightFoot"),
          entry(226, "basalMetabolicRate"));

  /** Vendor field, metric, and what to divide by. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          entry("steps", "steps 1"),
          entry("distance", "distance 1"),
          entry("elevation", "floors 1"),
          entry("calories", "activeEnergy 1"),
          entry("totalcalories", "totalEnergy 1"),
          entry("intensity", "intensity 1"),
          entry("soft", "activeMinutesLight 60"),
          entry("moderate", "activeMinutesModerate 60"),
          entry("intense", "activeMinutesVigorous 60"),
          entry("active", "activeDuration 60"),
          entry("hr_average", "heartRate 1"),
          entry("hr_min", "heartRateMin 1"),
          entry("hr_max", "heartRateMax 1"),
          entry("hr_zone_0", "heartRateZoneLight 60"),
          entry("hr_zone_1", "heartRateZoneModerate 60"),
          entry("hr_zone_2", "heartRateZoneIntense 60"),
          entry("hr_zone_3", "heartRateZoneMaximal 60"),
          entry("pause_duration", "pauseDuration 60"),
          entry("spo2_average", "spo2 1"),
          entry("total_timeinbed", "timeInBed 60"),
          entry("wakeup_latency", "wakeUpLatency 60"),
          entry("waso", "wakeAfterSleepOnset 60"),
          entry("nb_rem_episodes", "remEpisodes 1"),
          entry("out_of_bed_count", "outOfBedCount 1"));

  private RecordedValues() {}

  /** Fields with a number; without heart sensor its keys are 0 and mean nothing. */
  static Set<String> plain(JsonNode data) {
    boolean heart = Stream.of("hr_average", "hr_min", "hr_max").anyMatch(k -> isPositive(data, k));
    Set<String> values = new TreeSet<>();
    PLAIN.forEach(
        (field, meaning) -> {
          boolean pulse = field.startsWith("hr_");
          boolean zone = field.startsWith("hr_zone");
          if (data.path(field).isNumber()
              && (!pulse || isPositive(data, field) || (zone && heart))) {
            String[] parts = meaning.split(" ");
            values.add(parts[0] + " " + data.get(field).doubleValue() / Integer.parseInt(parts[1]));
          }
        });
    return values;
  }

  private static boolean isPositive(JsonNode data, String field) {
    return data.path(field).asDouble() > 0;
  }
}
