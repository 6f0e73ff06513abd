package org.wellbundle.provider.garmin.mapping;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.api.provider.Json;

/**
 * Activities. Of one that has several sports, the parts count and the whole doesn't. The same
 * activity comes again with its details, and once more when the person edits it.
 */
public final class WorkoutMapper {
  private static final Map<String, Metric> VALUES =
      Map.of(
          "distanceInMeters", Metric.DISTANCE,
          "activeKilocalories", Metric.ACTIVE_ENERGY,
          "steps", Metric.STEPS,
          "totalElevationGainInMeters", Metric.ELEVATION_GAIN,
          "averageHeartRateInBeatsPerMinute", Metric.HEART_RATE,
          "maxHeartRateInBeatsPerMinute", Metric.HEART_RATE_MAX,
          "numberOfActiveLengths", Metric.SWIMMING_LAPS);

  public static final SummaryMapper ACTIVITIES =
      new SummaryMapper(Set.copyOf(VALUES.values()), WorkoutMapper::activity);

  private static final Properties KINDS = kinds();

  private WorkoutMapper() {}

  /** Details hold the activity itself in one of their fields. */
  private static void activity(Summary given, BatchBuilder batch) {
    Json inner = given.json().get("summary");
    activity(inner.isObject() ? new Summary(inner) : given, given.text("activityId"), batch);
  }

  private static void activity(Summary activity, String knownAs, BatchBuilder batch) {
    Optional<Instant> start = activity.start();
    Integer seconds = activity.count("durationInSeconds");
    String id = id(activity, knownAs);
    if (start.isEmpty() || seconds == null || !id.matches("[A-Za-z0-9_. -]{1,100}")) {
      batch.unmapped("malformed", "activities");
      return;
    }
    if (activity.json().get("isParent").bool().orElse(false)) {
      return;
    }
    Map<Metric, Double> values = new EnumMap<>(Metric.class);
    VALUES.forEach(
        (field, metric) -> activity.number(field).ifPresent(number -> values.put(metric, number)));
    String type = activity.text("activityType").toUpperCase(Locale.ROOT);
    String kind = KINDS.getProperty(type, "other");
    if (kind.equals("other")) {
      batch.unmapped("activityType", type.isEmpty() ? "none" : type);
    }
    batch.add(
        new Workout(
            new RecordKey("a" + id, 0),
            activity.between(start.get(), start.get().plusSeconds(seconds), null),
            kind,
            values,
            origin(activity)));
  }

  private static String id(Summary activity, String knownAs) {
    String id = activity.text("activityId");
    return !id.isEmpty() ? id : !knownAs.isEmpty() ? knownAs : activity.text("summaryId");
  }

  private static Origin origin(Summary activity) {
    boolean typed = activity.json().get("manual").bool().orElse(false);
    String device = activity.text("deviceName");
    return new Origin(
        typed ? Modality.SELF_REPORTED : Modality.SENSED,
        device.isBlank() || device.equalsIgnoreCase("unknown") ? null : device,
        null,
        false);
  }

  private static Properties kinds() {
    Properties kinds = new Properties();
    try (InputStream in = WorkoutMapper.class.getResourceAsStream("workout-kinds.properties")) {
      kinds.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return kinds;
  }
}
