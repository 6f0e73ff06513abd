package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.provider.Json;

/**
 * heart list: ECG and stethoscope recordings with their verdicts, heart rate and blood pressure.
 * The signals themselves aren't fetched.
 */
public final class HeartMapper implements PageMapper {
  private static final FieldTable RECORDING =
      new FieldTable(
          "heartField",
          List.of(Field.sensor("heart_rate", Metric.HEART_RATE)),
          Set.of(
              "deviceid",
              "hash_deviceid",
              "model",
              "modelid",
              "model_id",
              "ecg",
              "bloodpressure",
              "stetho",
              "modified",
              "created",
              "timestamp",
              "timezone"));
  private static final FieldTable ECG =
      new FieldTable(
          "ecgField",
          // 0 negative, 1 positive, 2 inconclusive
          List.of(Field.of("afib", Metric.ATRIAL_FIBRILLATION)),
          Set.of("signalid"));
  private static final FieldTable BLOOD_PRESSURE =
      new FieldTable(
          "bloodPressureField",
          List.of(
              Field.sensor("systole", Metric.BLOOD_PRESSURE_SYSTOLIC),
              Field.sensor("diastole", Metric.BLOOD_PRESSURE_DIASTOLIC)),
          Set.of());
  private static final FieldTable STETHOSCOPE =
      new FieldTable(
          "stethoField",
          List.of(Field.of("vhd", Metric.VALVULAR_HEART_DISEASE)),
          Set.of("signalid"));

  @Override
  public Set<Metric> metrics() {
    return Stream.of(RECORDING, ECG, BLOOD_PRESSURE, STETHOSCOPE)
        .flatMap(table -> table.metrics().stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String dataFields() {
    return "";
  }

  @Override
  public void map(PageMapping page) {
    page.list("series").forEach(recording -> mapRecording(recording, page));
  }

  private static void mapRecording(Json recording, PageMapping page) {
    Optional<Instant> time = Values.instant(recording.get("timestamp"));
    if (time.isEmpty()) {
      page.malformed("heartRecording");
      return;
    }
    DeviceReference device = DeviceReference.of(recording);
    RecordKey key =
        new RecordKey(
            "h" + time.get().getEpochSecond() + ":" + device.mark(), page.version(recording));
    Moment moment = page.placeOf(recording).at(time.get());
    emit(RECORDING, recording, key, moment, device, page);
    emit(ECG, recording.get("ecg"), key, moment, device, page);
    emit(BLOOD_PRESSURE, recording.get("bloodpressure"), key, moment, device, page);
    emit(STETHOSCOPE, recording.get("stetho"), key, moment, device, page);
  }

  private static void emit(
      FieldTable table,
      Json part,
      RecordKey key,
      Moment moment,
      DeviceReference device,
      PageMapping page) {
    table
        .read(part, page)
        .forEach(
            (metric, value) ->
                page.batch()
                    .add(
                        new Sample(
                            key, metric, BodySite.WHOLE_BODY, moment, value, device.sensed())));
  }
}
