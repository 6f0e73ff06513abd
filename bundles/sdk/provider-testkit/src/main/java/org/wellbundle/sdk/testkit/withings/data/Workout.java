package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wellbundle.sdk.testkit.withings.people.Device;

/**
 * A workout.
 *
 * @param category Withings code, 7 is swimming
 * @param attrib 7 if the user confirmed a detected one
 * @param stepsPerMinute 0 for what has no steps
 * @param pulse average; 0 without a sensor
 */
public record Workout(
    long id,
    int category,
    LocalDate date,
    ZoneId zone,
    @Nullable Device device,
    int attrib,
    long start,
    long end,
    long modified,
    int stepsPerMinute,
    int pulse) {

  public static final int SWIMMING = 7;

  /** The workout under way at that moment. */
  static @Nullable Workout at(List<Workout> workouts, long epoch) {
    for (Workout workout : workouts) {
      if (workout.covers(epoch)) {
        return workout;
      }
    }
    return null;
  }

  boolean covers(long epoch) {
    return epoch >= start && epoch < end;
  }

  /** Figures as the vendor names them; steps, distance and floors aren't there for swimming. */
  public Map<String, Object> figures() {
    long seconds = end - start;
    long minutes = seconds / 60;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("calories", minutes * (category == 1 ? 5 : 9));
    figures.put("intensity", category == 1 ? 30 : category == 2 ? 70 : 50);
    figures.put("manual_distance", 0);
    figures.put("manual_calories", 0);
    figures.put("hr_average", pulse);
    figures.put("hr_min", pulse == 0 ? 0 : pulse - 31);
    figures.put("hr_max", pulse == 0 ? 0 : pulse + 19);
    figures.put("hr_zone_0", pulse == 0 ? 0 : seconds / 10);
    figures.put("hr_zone_1", pulse == 0 ? 0 : seconds / 5);
    figures.put("hr_zone_2", pulse == 0 ? 0 : seconds / 2);
    figures.put("hr_zone_3", pulse == 0 ? 0 : seconds - seconds / 10 - seconds / 5 - seconds / 2);
    figures.put("pause_duration", seconds % 4 == 0 ? 60 : 0);
    if (category == SWIMMING) {
      figures.put("pool_laps", minutes * 36 / 25);
      figures.put("strokes", minutes * 22);
      figures.put("pool_length", 25);
    } else {
      figures.put("steps", stepsPerMinute * minutes);
      figures.put(
          "distance", category == 6 ? minutes * 330 : Math.round(stepsPerMinute * minutes * 0.78));
      figures.put("elevation", stepsPerMinute > 0 ? minutes / 9 : 0);
    }
    return figures;
  }
}
