package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.api.provider.Json;

/**
 * sleep get: stretches of sleep stages, unsorted and with gaps, and in each of them values by epoch
 * second. Neither has a modification time, so a later reading replaces an earlier one.
 */
public final class SleepStageMapper implements PageMapper {
  private static final FieldTable CURVES =
      new FieldTable(
          "sleepStageField",
          List.of(
              Field.sensor("hr", Metric.HEART_RATE),
              Field.sensor("rr", Metric.RESPIRATORY_RATE),
              sensorSeconds("snoring", Metric.SNORING),
              Field.sensor("sdnn_1", Metric.HRV_SDNN),
              Field.sensor("rmssd", Metric.HRV_RMSSD),
              Field.sensor("hrv_quality", Metric.HRV_QUALITY),
              Field.of("mvt_score", Metric.MOVEMENT), // 0 is lying still
              Field.sensor("chest_movement_rate", Metric.CHEST_MOVEMENT_RATE),
              sensorSeconds("breathing_sounds", Metric.BREATHING_SOUNDS),
              Field.of("withings_index", Metric.SLEEP_INDEX)),
          Set.of(
              "startdate",
              "enddate",
              "state",
              "timezone",
              "model",
              "model_id",
              "modelid",
              "deviceid",
              "hash_deviceid"));

  @Override
  public Set<Metric> metrics() {
    return CURVES.metrics();
  }

  @Override
  public String dataFields() {
    return CURVES.dataFields();
  }

  @Override
  public void map(PageMapping page) {
    Set<Identity> seen = new HashSet<>();
    Newest<SleepSegment> segments = new Newest<>(SleepSegment::key);
    page.list("series").stream()
        .sorted(Comparator.comparing(s -> s.get("startdate").wholeNumber().orElse(0)))
        .forEach(segment -> mapSegment(segment, page, segments, seen));
    segments.all().forEach(page.batch()::add);
  }

  private static void mapSegment(
      Json segment, PageMapping page, Newest<SleepSegment> segments, Set<Identity> seen) {
    Optional<Instant> start = Values.instant(segment.get("startdate"));
    Optional<Instant> end = Values.instant(segment.get("enddate"));
    if (start.isEmpty() || end.isEmpty() || !start.get().isBefore(end.get())) {
      page.malformed("sleepSegment");
      return;
    }
    DeviceReference device = DeviceReference.of(segment);
    Stage stage = stage(segment.get("state"), page);
    Origin origin =
        new Origin(
            stage == Stage.MANUAL ? Modality.SELF_REPORTED : Modality.SENSED,
            device.model(),
            device.id(),
            false);
    segments.add(
        new SleepSegment(
            key("t", start.get(), device, page),
            page.placeOf(segment).between(start.get(), end.get()),
            stage,
            origin));
    CURVES.fields().forEach(curve -> mapCurve(curve, segment, device, page, seen));
    CURVES.countUnknown(segment, page);
  }

  private static void mapCurve(
      Field curve, Json segment, DeviceReference device, PageMapping page, Set<Identity> seen) {
    Json points = segment.get(curve.name());
    if (points.isPresent() && !points.isObject() && !points.isArray()) {
      page.batch().unmapped("malformed", "sleepStageField." + curve.name());
    }
    Place place = page.placeOf(segment);
    points
        .fields()
        .forEach(
            (epoch, number) -> {
              Optional<Instant> instant = EpochNames.instant(epoch);
              if (instant.isEmpty()) {
                page.batch().unmapped("malformed", "sleepStagePoint");
                return;
              }
              RecordKey key = key("s", instant.get(), device, page);
              CURVES
                  .value(curve, number, page)
                  .ifPresent(
                      value -> {
                        // a point on a border is listed by both neighbours
                        if (seen.add(new Identity(key.id(), curve.metric()))) {
                          page.batch()
                              .add(
                                  new Sample(
                                      key,
                                      curve.metric(),
                                      BodySite.WHOLE_BODY,
                                      place.at(instant.get()),
                                      value,
                                      device.sensed()));
                        }
                      });
            });
  }

  private static RecordKey key(
      String kind, Instant start, DeviceReference device, PageMapping page) {
    return new RecordKey(
        kind + start.getEpochSecond() + ":" + device.mark(), PageMapping.UNVERSIONED);
  }

  private static Stage stage(Json state, PageMapping page) {
    long code = state.wholeNumber().orElse(-1);
    if (code == 15) {
      return Stage.OUT_OF_BED;
    }
    if (code >= 0 && code <= 5) {
      return switch ((int) code) {
        case 0 -> Stage.AWAKE;
        case 1 -> Stage.LIGHT;
        case 2 -> Stage.DEEP;
        case 3 -> Stage.REM;
        case 4 -> Stage.MANUAL;
        default -> Stage.UNSPECIFIED;
      };
    }
    page.unmapped("sleepState", state);
    return Stage.UNSPECIFIED;
  }

  private static Field sensorSeconds(String name, Metric minutes) {
    return new Field(name, minutes, Field.Conversion.SECONDS_TO_MINUTES, true);
  }

  private record Identity(String key, Metric metric) {}
}
