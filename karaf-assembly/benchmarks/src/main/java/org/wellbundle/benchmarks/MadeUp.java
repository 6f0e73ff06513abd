package org.wellbundle.benchmarks;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;

/** Days of a watch: so many minutes with four values each, as one page of a vendor brings them. */
record MadeUp(int minutes) {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant FIRST_DAY = Instant.parse("2026-09-20T00:00:00Z");
  private static final Origin WATCH = Origin.sensed("ScanWatch 2", "d1");
  private static final Metric[] METRICS = {
    Metric.STEPS, Metric.DISTANCE, Metric.ACTIVE_ENERGY, Metric.HEART_RATE
  };

  int rowsPerDay() {
    return minutes * METRICS.length;
  }

  List<Sample> day(int day) {
    Instant midnight = FIRST_DAY.plusSeconds(86_400L * day);
    List<Sample> samples = new ArrayList<>(rowsPerDay());
    for (int minute = 0; minute < minutes; minute++) {
      Instant start = midnight.plusSeconds(60L * minute);
      Moment moment = Moment.of(start, start.plusSeconds(60), BERLIN, OffsetSource.RESPONSE);
      RecordKey key = new RecordKey("i:" + start.getEpochSecond(), 0);
      for (Metric metric : METRICS) {
        samples.add(new Sample(key, metric, 0, moment, minute % 97 + metric.id() / 10.0, WATCH));
      }
    }
    return samples;
  }

  Batch page(int day) {
    BatchBuilder builder = Batch.builder();
    day(day).forEach(builder::add);
    return builder.build();
  }

  List<Batch> pages(int from, int to) {
    List<Batch> pages = new ArrayList<>();
    for (int day = from; day < to; day++) {
      pages.add(page(day));
    }
    return pages;
  }

  static int seconds(Sample row) {
    ZoneOffset offset = row.moment().offset();
    return offset == null ? 0 : offset.getTotalSeconds();
  }
}
