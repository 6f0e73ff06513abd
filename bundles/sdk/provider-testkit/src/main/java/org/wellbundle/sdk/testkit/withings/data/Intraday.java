package org.wellbundle.sdk.testkit.withings.data;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A day's points: minutes with steps, and what the sensors read. Each has only keys with values.
 */
final class Intraday {
  private Intraday() {}

  /** Points by epoch second, up to what had been delivered. */
  static SortedMap<Long, Map<String, Object>> points(Life life, Day day, long until) {
    SortedMap<Long, Map<String, Object>> points = new TreeMap<>();
    LocalDate date = day.frame().date();
    Life.Bed morning = life.bedEndingOn(date);
    for (int slot = 0; slot < day.slotsUntil(until); slot++) {
      long start = day.frame().start() + slot * (long) Day.SLOT;
      walk(points, day, slot, start);
      swim(points, day, start);
      if (day.pulse()[slot] > 0) {
        at(points, start).put("heart_rate", (int) day.pulse()[slot]);
      }
      if (morning.covers(start)) {
        night(points, life, day, slot, start);
      }
    }
    return points;
  }

  /** A slot's steps spread over one to five minutes, adding up exactly. */
  private static void walk(
      SortedMap<Long, Map<String, Object>> points, Day day, int slot, long start) {
    int left = day.steps()[slot];
    int minutes = Math.min(5, 1 + left / 90);
    for (int minute = 0; minute < minutes && left > 0; minute++) {
      int steps = left / (minutes - minute);
      left -= steps;
      Map<String, Object> point = at(points, start + 60L * minute);
      point.put("steps", steps);
      point.put("distance", DayFigures.round(steps * day.metresPerStep()));
      point.put("calories", DayFigures.round(steps * day.kcalPerStep()));
      point.put("elevation", minute == 0 ? (int) day.floors()[slot] : 0);
      point.put("duration", 60);
    }
  }

  private static void swim(SortedMap<Long, Map<String, Object>> points, Day day, long start) {
    for (Workout workout : day.workouts()) {
      if (workout.category() == Workout.SWIMMING && workout.covers(start)) {
        Map<String, Object> point = at(points, start);
        point.put("stroke", 110);
        point.put("pool_lap", 7);
        point.put("duration", Day.SLOT);
      }
    }
  }

  private static void night(
      SortedMap<Long, Map<String, Object>> points, Life life, Day day, int slot, long start) {
    if (!day.device().model().isWatch()) {
      return;
    }
    Dice dice = Dice.of(life.seed(), life.person().userid(), start);
    if (slot % 12 == 0) {
      at(points, start).put("spo2_auto", 94 + dice.between(0, 4));
    }
    if (day.device().model().hasVariability() && slot % 4 == 0) {
      Map<String, Object> point = at(points, start);
      point.put("rmssd", 40 + dice.between(0, 22));
      point.put("sdnn1", 52 + dice.between(0, 26));
      point.put("hrv_quality", dice.between(2, 5));
      point.put("rr", 13 + dice.between(0, 4));
    }
  }

  private static Map<String, Object> at(SortedMap<Long, Map<String, Object>> points, long epoch) {
    return points.computeIfAbsent(epoch, k -> new LinkedHashMap<>());
  }
}
