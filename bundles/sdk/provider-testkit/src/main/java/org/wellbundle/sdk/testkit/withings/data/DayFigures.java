package org.wellbundle.sdk.testkit.withings.data;

import java.util.LinkedHashMap;
import java.util.Map;

/** Totals of a day up to a moment; calories in kcal, distance in m, durations in s. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record DayFigures(
    int steps,
    double distance,
    int elevation,
    int soft,
    int moderate,
    int intense,
    double calories,
    double totalcalories,
    int hrAverage,
    int hrMin,
    int hrMax,
    int[] zones) {

  static DayFigures of(Day day, int slots, long until) {
    int steps = 0;
    int floors = 0;
    int soft = 0;
    int moderate = 0;
    int intense = 0;
    int beats = 0;
    int samples = 0;
    int low = Integer.MAX_VALUE;
    int high = 0;
    int[] zones = new int[4];
    double sport = 0;
    for (int i = 0; i < slots; i++) {
      steps += day.steps()[i];
      floors += day.floors()[i];
      long middle = day.frame().start() + i * (long) Day.SLOT + Day.SLOT / 2;
      Workout workout = Workout.at(day.workouts(), middle);
      boolean stepless = workout != null && workout.stepsPerMinute() == 0;
      sport += stepless ? 36 : 0;
      if (stepless || (day.steps()[i] >= 300 && day.steps()[i] < 560)) {
        moderate += Day.SLOT;
      } else if (day.steps()[i] >= 560) {
        intense += Day.SLOT;
      } else if (day.steps()[i] >= 40) {
        soft += Day.SLOT;
      }
      int pulse = day.pulse()[i];
      if (pulse > 0) {
        samples++;
        beats += pulse;
        low = Math.min(low, pulse);
        high = Math.max(high, pulse);
        zones[pulse < 90 ? 0 : pulse < 120 ? 1 : pulse < 145 ? 2 : 3] +=
            stepless ? Day.SLOT : 2 * Day.SLOT;
      }
    }
    double calories = round(steps * day.kcalPerStep() + sport);
    double basal = day.basalKcal() * (double) (until - day.frame().start()) / 86_400;
    return new DayFigures(
        steps,
        round(steps * day.metresPerStep()),
        floors,
        soft,
        moderate,
        intense,
        calories,
        round(calories + basal),
        samples == 0 ? 0 : Math.round((float) beats / samples),
        samples == 0 ? 0 : low,
        high,
        zones);
  }

  /** By the vendor's names. Without a sensor the heart rates are there and 0. */
  public Map<String, Object> named() {
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("steps", steps);
    named.put("distance", distance);
    named.put("elevation", elevation);
    named.put("soft", soft);
    named.put("moderate", moderate);
    named.put("intense", intense);
    named.put("active", moderate + intense);
    named.put("calories", calories);
    named.put("totalcalories", totalcalories);
    named.put("hr_average", hrAverage);
    named.put("hr_min", hrMin);
    named.put("hr_max", hrMax);
    for (int zone = 0; zone < zones.length; zone++) {
      named.put("hr_zone_" + zone, zones[zone]);
    }
    return named;
  }

  static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
