package org.wellbundle.core.measurements.internal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
import org.wellbundle.api.measurement.Tombstone;
import org.wellbundle.api.measurement.Workout;

/**
 * Makes up what an unreliable vendor delivers: few records, each in several versions and bodies,
 * repeated, reversed, late, deleted. The same seed gives the same deliveries.
 */
final class Deliveries {
  private static final Metric[] SAMPLED = {
    Metric.STEPS,
    Metric.HEART_RATE,
    Metric.WEIGHT,
    Metric.HEART_RATE_MAX,
    Metric.RESPIRATORY_RATE_MIN
  };
  private static final Metric[] TOTALLED = {
    Metric.STEPS, Metric.DISTANCE, Metric.HEART_RATE, Metric.HEART_RATE_MAX, Metric.WEIGHT
  };
  private static final Origin[] ORIGINS = {
    Origin.sensed("ScanWatch 2", "d1"),
    Origin.sensed("Body Scan", "d2"),
    new Origin(Modality.SELF_REPORTED, null, null, false),
    new Origin(Modality.SENSED, "Body Scan", "d2", true)
  };

  private final Random random;

  Deliveries(long seed) {
    random = new Random(seed);
  }

  /** Batches in the order of delivery. */
  List<Batch> batches(int count) {
    List<Batch> batches = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      batches.add(batch());
      if (random.nextInt(4) == 0) {
        batches.add(batches.get(random.nextInt(batches.size()))); // a late repetition
      }
    }
    return batches;
  }

  private Batch batch() {
    List<Object> rows = new ArrayList<>();
    int records = 1 + random.nextInt(6);
    for (int i = 0; i < records; i++) {
      List<Object> record = record();
      int times = random.nextInt(5) == 0 ? 10 : 1;
      for (int repeat = 0; repeat < times; repeat++) {
        rows.addAll(record);
      }
    }
    switch (random.nextInt(3)) {
      case 0 -> Collections.reverse(rows);
      case 1 -> Collections.shuffle(rows, random);
      default -> {}
    }
    BatchBuilder builder = Batch.builder();
    rows.forEach(row -> add(builder, row));
    if (random.nextInt(6) == 0) {
      builder.add(new Tombstone(key(List.of("m", "d", "n", "w").get(random.nextInt(4)))));
    }
    return builder.build();
  }

  private static void add(BatchBuilder builder, Object row) {
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
    }
  }

  private List<Object> record() {
    List<Object> rows = new ArrayList<>();
    int parts = 1 + random.nextInt(3);
    switch (random.nextInt(8)) {
      case 0, 1, 2, 3 -> {
        RecordKey key = key("m");
        for (int i = 0; i < parts; i++) {
          int site = random.nextInt(5) == 0 ? 3 : 0;
          rows.add(new Sample(key, any(SAMPLED), site, moment(false), value(), any(ORIGINS)));
        }
      }
      case 4, 5 -> {
        RecordKey key = key("d");
        for (int i = 0; i < parts; i++) {
          rows.add(
              new DailyTotal(key, any(TOTALLED), moment(false).localDate(), value(), any(ORIGINS)));
        }
      }
      case 6 -> {
        rows.add(
            new SleepSession(
                key("n"),
                moment(true),
                seconds(),
                seconds(),
                null,
                seconds(),
                seconds(),
                2,
                null,
                random.nextBoolean()
                    ? Map.of(Metric.SLEEP_SCORE, value(), Metric.RESPIRATORY_RATE_MIN, value())
                    : Map.of(),
                any(ORIGINS)));
        rows.add(
            new SleepSegment(
                key("s"), moment(true), any(SleepSegment.Stage.values()), any(ORIGINS)));
      }
      default ->
          rows.add(
              new Workout(
                  key("w"),
                  moment(true),
                  random.nextBoolean() ? "run" : "walk",
                  random.nextBoolean() ? Map.of(Metric.DISTANCE, value()) : Map.of(),
                  any(ORIGINS)));
    }
    return rows;
  }

  private RecordKey key(String kind) {
    return new RecordKey(kind + ":" + random.nextInt(12), 1 + random.nextInt(4));
  }

  /** Around the two days on which Berlin changes its clocks, and sometimes without an offset. */
  private Moment moment(boolean interval) {
    String base = random.nextBoolean() ? "2026-10-24T20:00:00Z" : "2026-03-28T20:00:00Z";
    Instant start = Instant.parse(base).plusSeconds(60L * random.nextInt(36 * 60));
    Instant end = interval ? start.plusSeconds(600 + random.nextInt(20_000)) : null;
    if (random.nextInt(8) == 0) {
      LocalDate date = LocalDate.ofInstant(start, java.time.ZoneOffset.UTC);
      return new Moment(start, end, null, OffsetSource.ASSUMED, date);
    }
    return Moment.of(start, end, Given.BERLIN, any(OffsetSource.values()));
  }

  private double value() {
    return random.nextInt(4) == 0 ? random.nextInt(10_000) : random.nextInt(1_000_000) / 1000.0;
  }

  private Integer seconds() {
    return random.nextInt(30_000);
  }

  private <T> T any(T[] choice) {
    return choice[random.nextInt(choice.length)];
  }
}
