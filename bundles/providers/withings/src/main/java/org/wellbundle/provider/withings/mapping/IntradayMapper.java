package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.Json;

/**
 * getintradayactivity: an object of points by epoch second. A point holds only what it has a value
 * for. It has no modification time, so a later reading replaces an earlier one.
 */
public final class IntradayMapper implements PageMapper {
  private static final FieldTable FIELDS =
      new FieldTable(
          "intradayField",
          List.of(
              Field.of("steps", Metric.STEPS),
              Field.of("elevation", Metric.FLOORS),
              Field.of("calories", Metric.ACTIVE_ENERGY),
              Field.of("distance", Metric.DISTANCE),
              Field.of("stroke", Metric.SWIMMING_STROKES),
              Field.of("pool_lap", Metric.SWIMMING_LAPS),
              Field.sensor("heart_rate", Metric.HEART_RATE),
              Field.sensor("spo2_auto", Metric.SPO2),
              Field.sensor("rmssd", Metric.HRV_RMSSD),
              Field.sensor("sdnn1", Metric.HRV_SDNN),
              Field.sensor("hrv_quality", Metric.HRV_QUALITY),
              Field.sensor("core_body_temperature", Metric.CORE_BODY_TEMPERATURE),
              Field.sensor("rr", Metric.RESPIRATORY_RATE),
              Field.sensor("chest_movement_rate", Metric.CHEST_MOVEMENT_RATE)),
          Set.of("duration", "deviceid", "hash_deviceid", "model", "model_id", "modelid"));

  @Override
  public Set<Metric> metrics() {
    return FIELDS.metrics();
  }

  @Override
  public String dataFields() {
    return FIELDS.dataFields("duration");
  }

  @Override
  public void map(PageMapping page) {
    Json series = page.body().get("series");
    if (!series.items().isEmpty()) { // empty is written [] or {}; points need their time as a name
      page.malformed("intradaySeries");
    }
    series.fields().forEach((epoch, point) -> mapPoint(epoch, point, page));
  }

  private static void mapPoint(String epoch, Json point, PageMapping page) {
    Optional<Instant> start = EpochNames.instant(epoch);
    if (start.isEmpty() || !point.isObject()) {
      page.malformed("intradayPoint");
      return;
    }
    RecordKey key = new RecordKey("i" + start.get().getEpochSecond(), PageMapping.UNVERSIONED);
    Moment moment = moment(start.get(), point, page.placeOf(point));
    Origin origin = DeviceReference.of(point).sensed();
    Map<Metric, Double> values = FIELDS.read(point, page);
    values.forEach(
        (metric, value) ->
            page.batch().add(new Sample(key, metric, BodySite.WHOLE_BODY, moment, value, origin)));
  }

  private static Moment moment(Instant start, Json point, Place place) {
    int seconds = Values.count(point.get("duration")).orElse(0);
    return seconds > 0 ? place.between(start, start.plusSeconds(seconds)) : place.at(start);
  }
}
