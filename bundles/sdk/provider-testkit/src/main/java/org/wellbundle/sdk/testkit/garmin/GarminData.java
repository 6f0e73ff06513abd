package org.wellbundle.sdk.testkit.garmin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.wellbundle.sdk.testkit.http.Json;

/** Invented summaries: the same person and day always give the same, however often asked. */
final class GarminData {
  private static final int DAY = 86_400;

  private final long seed;

  GarminData(long seed) {
    this.seed = seed;
  }

  /** What there is of a day, as far as it has passed. */
  List<ObjectNode> of(GarminPerson person, GarminType type, LocalDate day, Instant now) {
    Instant midnight = day.atStartOfDay(person.offset()).toInstant();
    long passed = Math.min(DAY, now.getEpochSecond() - midnight.getEpochSecond());
    if (passed <= 0) {
      return List.of();
    }
    Random dice = new Random(seed ^ person.userId().hashCode() * 31L ^ day.toEpochDay());
    return summaries(new Told(person, day, midnight.getEpochSecond(), passed, dice), type);
  }

  private record Told(GarminPerson person, LocalDate day, long start, long passed, Random dice) {
    ObjectNode summary(String kind, long at) {
      return Json.object()
          .put("userId", person.userId())
          .put("summaryId", "x" + Long.toHexString(at) + "-" + kind)
          .put("calendarDate", day.toString())
          .put("startTimeInSeconds", at)
          .put("startTimeOffsetInSeconds", person.offset().getTotalSeconds());
    }

    int between(int low, int high) {
      return low + dice.nextInt(high - low + 1);
    }

    long share(int whole) {
      return whole * passed / DAY;
    }
  }

  private static List<ObjectNode> summaries(Told told, GarminType type) {
    return switch (type) {
      case DAILIES -> List.of(daily(told));
      case SLEEPS -> told.passed() > 8 * 3600 ? List.of(sleep(told)) : List.of();
      case EPOCHS -> epochs(told);
      case ACTIVITIES ->
          told.day().getDayOfWeek().getValue() % 2 == 0 && told.passed() > 19 * 3600
              ? List.of(activity(told))
              : List.of();
      case BODY_COMPS ->
          told.day().getDayOfWeek().getValue() == 1 ? List.of(body(told)) : List.of();
      case BLOOD_PRESSURES ->
          told.day().getDayOfWeek().getValue() == 3 ? List.of(pressure(told)) : List.of();
      case USER_METRICS ->
          List.of(told.summary("um", told.start()).put("vo2Max", 40 + told.between(0, 80) / 10.0));
      case HRV -> List.of(series(told, "hrv", "hrvValues", 300, 38, 60).put("lastNightAvg", 47));
      case STRESS -> List.of(series(told, "stress", "timeOffsetStressLevelValues", 180, -2, 70));
      case PULSE_OX -> List.of(series(told, "ox", "timeOffsetSpo2Values", 3600, 93, 99));
      case RESPIRATION -> List.of(series(told, "rr", "timeOffsetEpochToBreaths", 60, 11, 17));
      case SNAPSHOT, MOVE_IQ -> List.of();
    };
  }

  private static ObjectNode daily(Told told) {
    int steps = told.between(3_000, 14_000);
    ObjectNode day =
        told.summary("day", told.start())
            .put("activityType", "GENERIC")
            .put("durationInSeconds", told.passed())
            .put("steps", told.share(steps))
            .put("distanceInMeters", told.share(steps) * 0.76)
            .put("activeKilocalories", told.share(steps / 20))
            .put("bmrKilocalories", told.share(1_650))
            .put("floorsClimbed", told.share(told.between(2, 20)))
            .put("moderateIntensityDurationInSeconds", told.share(1_800))
            .put("vigorousIntensityDurationInSeconds", told.share(600))
            .put("restingHeartRateInBeatsPerMinute", told.between(48, 60))
            .put("minHeartRateInBeatsPerMinute", 45)
            .put("maxHeartRateInBeatsPerMinute", told.between(120, 165))
            .put("averageHeartRateInBeatsPerMinute", 66)
            .put("averageStressLevel", told.between(15, 50));
    ObjectNode heart = day.putObject("timeOffsetHeartRateSamples");
    for (long second = 900; second < told.passed(); second += 900) {
      heart.put(Long.toString(second), told.between(50, 110));
    }
    return day;
  }

  private static ObjectNode sleep(Told told) {
    long start = told.start() - 3_600;
    int light = told.between(12_000, 15_000);
    int deep = told.between(4_000, 6_000);
    int rem = told.between(4_000, 6_000);
    ObjectNode night =
        told.summary("sleep", start)
            .put("durationInSeconds", light + deep + rem)
            .put("lightSleepDurationInSeconds", light)
            .put("deepSleepDurationInSeconds", deep)
            .put("remSleepInSeconds", rem)
            .put("awakeDurationInSeconds", 600)
            .put("unmeasurableSleepInSeconds", 0)
            .put("validation", told.passed() > 10 * 3600 ? "ENHANCED_FINAL" : "AUTO_TENTATIVE");
    ObjectNode levels = night.putObject("sleepLevelsMap");
    long at = stretch(levels, "light", start, light);
    at = stretch(levels, "deep", at, deep);
    at = stretch(levels, "awake", at, 600);
    stretch(levels, "rem", at, rem);
    night.putObject("overallSleepScore").put("value", told.between(55, 95));
    return night;
  }

  private static long stretch(ObjectNode levels, String name, long from, int seconds) {
    levels
        .putArray(name)
        .addObject()
        .put("startTimeInSeconds", from)
        .put("endTimeInSeconds", from + seconds);
    return from + seconds;
  }

  private static List<ObjectNode> epochs(Told told) {
    List<ObjectNode> slices = new ArrayList<>();
    for (long second = 7 * 3600;
        second + 900 <= Math.min(told.passed(), 21 * 3600);
        second += 900) {
      slices.add(
          told.summary("epoch", told.start() + second)
              .put("activityType", "WALKING")
              .put("durationInSeconds", 900)
              .put("steps", told.between(0, 400)));
    }
    slices.forEach(slice -> slice.remove("calendarDate"));
    return slices;
  }

  private static ObjectNode activity(Told told) {
    long start = told.start() + 18 * 3600;
    ObjectNode activity =
        told.summary("act", start)
            .put("activityId", start)
            .put("activityType", "RUNNING")
            .put("durationInSeconds", told.between(1_500, 3_600))
            .put("distanceInMeters", told.between(4_000, 11_000))
            .put("activeKilocalories", told.between(250, 700))
            .put("averageHeartRateInBeatsPerMinute", told.between(130, 155))
            .put("deviceName", "Forerunner 10X");
    activity.remove("calendarDate");
    return activity;
  }

  private static ObjectNode body(Told told) {
    return measured(told, "body")
        .put("weightInGrams", 70_000 + told.between(0, 2_000))
        .put("bodyFatInPercent", told.between(180, 200) / 10.0);
  }

  private static ObjectNode pressure(Told told) {
    return measured(told, "bp")
        .put("systolic", told.between(110, 130))
        .put("diastolic", told.between(70, 85))
        .put("pulse", told.between(52, 70))
        .put("sourceType", "DEVICE");
  }

  private static ObjectNode measured(Told told, String kind) {
    long at = told.start() + Math.min(told.passed(), 7 * 3600) - 1;
    return Json.object()
        .put("userId", told.person().userId())
        .put("summaryId", "x" + Long.toHexString(at) + "-" + kind)
        .put("measurementTimeInSeconds", at)
        .put("measurementTimeOffsetInSeconds", told.person().offset().getTotalSeconds());
  }

  private static ObjectNode series(
      Told told, String kind, String field, int step, int low, int high) {
    ObjectNode summary = told.summary(kind, told.start()).put("durationInSeconds", told.passed());
    ObjectNode values = summary.putObject(field);
    long until = Math.min(told.passed(), 6 * 3600);
    for (long second = 0; second < until; second += Math.max(step, 900)) {
      values.put(Long.toString(second), told.between(low, high));
    }
    return summary;
  }
}
