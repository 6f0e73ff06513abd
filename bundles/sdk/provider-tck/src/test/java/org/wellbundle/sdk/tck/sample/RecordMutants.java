package org.wellbundle.sdk.tck.sample;

import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.BatchBuilder;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.api.measurement.Workout;
import org.wellbundle.api.provider.FetchOutcome;
import org.wellbundle.api.provider.FetchOutcome.Page;
import org.wellbundle.api.provider.FetchRequest;
import org.wellbundle.api.provider.Json;

/** Wrong in what they map. */
final class RecordMutants extends Mutants {
  @Override
  void fill() {
    records();
    lists();
  }

  /** A sample whose pages are changed after mapping. */
  private void pages(String rule, String what, UnaryOperator<Batch> change) {
    add(
        rule,
        what,
        () ->
            new SampleProvider() {
              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                Page page = (Page) super.page(json, request);
                return new Page(
                    change.apply(page.batch()), page.nextCursor(), page.changedSince(), false);
              }
            });
  }

  private void records() {
    pages(
        "records.units",
        "grams for kilograms",
        batch ->
            samples(
                batch,
                s ->
                    s.metric() == Metric.WEIGHT
                        ? new Sample(
                            s.key(), s.metric(), 0, s.moment(), s.value() * 1000, s.origin())
                        : s));
    pages(
        "records.keys",
        "one key for all",
        batch ->
            samples(
                batch,
                s ->
                    new Sample(
                        new RecordKey("same", 1),
                        s.metric(),
                        0,
                        s.moment(),
                        s.value(),
                        s.origin())));
    add(
        "records.sleep",
        "stages in milliseconds",
        () ->
            new SampleProvider() {
              @Override
              SleepSession night(RecordKey key, Json item, Origin origin) {
                SleepSession n = super.night(key, item, origin);
                return new SleepSession(
                    key,
                    n.moment(),
                    1,
                    14_400_000,
                    9_000_000,
                    null,
                    null,
                    null,
                    null,
                    Map.of(),
                    origin);
              }
            });
    add(
        "records.sleep",
        "the day of falling asleep",
        () ->
            new SampleProvider() {
              @Override
              SleepSession night(RecordKey key, Json item, Origin origin) {
                SleepSession n = super.night(key, item, origin);
                Moment m = n.moment();
                Moment other =
                    new Moment(
                        m.start(),
                        m.end(),
                        m.offset(),
                        m.offsetSource(),
                        m.localDate().minusDays(1));
                return new SleepSession(
                    key, other, 1, 1, 1, null, null, null, null, Map.of(), origin);
              }
            });
    pages(
        "records.workouts",
        "the vendor's word for a kind",
        batch ->
            workouts(
                batch,
                w ->
                    new Workout(w.key(), w.moment(), "RUNNING / outdoor", w.values(), w.origin())));
  }

  private void lists() {
    add(
        "lists.duplicates",
        "counts records for keys",
        () ->
            new SampleProvider() {
              private int count;

              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                count = 0;
                return super.page(json, request);
              }

              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                count++;
                batch.add(
                    new Sample(
                        new RecordKey("s" + count, 0),
                        Metric.WEIGHT,
                        0,
                        Moment.at(SampleCloud.NOW, ZoneOffset.UTC, OffsetSource.RECORD),
                        70,
                        Origin.sensed(null, null)));
              }
            });
    add(
        "lists.order",
        "drops what comes after something newer",
        () ->
            new SampleProvider() {
              private String last = "";

              @Override
              FetchOutcome page(Json json, FetchRequest request) {
                last = "";
                return super.page(json, request);
              }

              @Override
              void map(Json item, FetchRequest request, BatchBuilder batch) {
                String id = item.get("id").text().orElse("");
                if (id.compareTo(last) > 0) {
                  last = id;
                  super.map(item, request, batch);
                }
              }
            });
  }

  private static Batch samples(Batch b, UnaryOperator<Sample> change) {
    return new Batch(
        b.samples().stream().map(change).toList(),
        b.dailyTotals(),
        b.sleepSessions(),
        b.sleepSegments(),
        b.workouts(),
        b.devices(),
        b.goals(),
        b.tombstones(),
        b.unmapped());
  }

  private static Batch workouts(Batch b, UnaryOperator<Workout> change) {
    return new Batch(
        b.samples(),
        b.dailyTotals(),
        b.sleepSessions(),
        b.sleepSegments(),
        b.workouts().stream().map(change).toList(),
        b.devices(),
        b.goals(),
        b.tombstones(),
        b.unmapped());
  }
}
