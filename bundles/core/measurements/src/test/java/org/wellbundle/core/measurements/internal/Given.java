package org.wellbundle.core.measurements.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;

/** Words for tests. */
public final class Given {
  public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  public static final Origin SCALE = Origin.sensed("Body Scan", "d1");
  public static final Origin WATCH = Origin.sensed("ScanWatch 2", "d2");

  private Given() {}

  public static RecordKey key(String id, long version) {
    return new RecordKey(id, version);
  }

  public static Sample sample(String id, long version, Metric metric, String at, double value) {
    return sample(id, version, metric, at, value, SCALE);
  }

  public static Sample sample(
      String id, long version, Metric metric, String at, double value, Origin origin) {
    Moment moment = Moment.at(Instant.parse(at), BERLIN, OffsetSource.RESPONSE);
    return new Sample(key(id, version), metric, 0, moment, value, origin);
  }

  public static DailyTotal total(
      String id, long version, Metric metric, String date, double value) {
    return new DailyTotal(key(id, version), metric, LocalDate.parse(date), value, WATCH);
  }

  public static SleepSession night(String id, long version, String from, String to) {
    Moment moment =
        new Moment(
            Instant.parse(from),
            Instant.parse(to),
            BERLIN.getRules().getOffset(Instant.parse(from)),
            OffsetSource.RECORD,
            Instant.parse(to).atZone(BERLIN).toLocalDate());
    return new SleepSession(
        key(id, version),
        moment,
        25_000,
        12_000,
        6_000,
        7_000,
        1_800,
        2,
        null,
        Map.of(Metric.SLEEP_SCORE, 81.0),
        WATCH);
  }

  public static SleepSegment segment(String id, String from, String to, SleepSegment.Stage stage) {
    Moment moment =
        Moment.of(Instant.parse(from), Instant.parse(to), BERLIN, OffsetSource.RESPONSE);
    return new SleepSegment(key(id, 0), moment, stage, WATCH);
  }

  public static Workout workout(String id, long version, String from, String to) {
    Moment moment = Moment.of(Instant.parse(from), Instant.parse(to), BERLIN, OffsetSource.RECORD);
    return new Workout(
        key(id, version),
        moment,
        "run",
        Map.of(Metric.DISTANCE, 5_210.5, Metric.ACTIVE_ENERGY, 401.0, Metric.HEART_RATE, 148.0),
        new Origin(Modality.SENSED, "ScanWatch 2", "d2", false));
  }

  public static Batch batch(Object... rows) {
    BatchBuilder builder = Batch.builder();
    for (Object row : rows) {
      if (row instanceof Sample sample) {
        builder.add(sample);
      } else if (row instanceof DailyTotal total) {
        builder.add(total);
      } else if (row instanceof SleepSession session) {
        builder.add(session);
      } else if (row instanceof SleepSegment segment) {
        builder.add(segment);
      } else if (row instanceof Workout workout) {
        builder.add(workout);
      } else if (row instanceof org.wellbundle.api.measurement.Tombstone tombstone) {
        builder.add(tombstone);
      } else if (row instanceof org.wellbundle.api.measurement.Device device) {
        builder.add(device);
      } else {
        throw new IllegalArgumentException(row.toString());
      }
    }
    return builder.build();
  }
}
