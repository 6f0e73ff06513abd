package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.days.ReadModel;
import org.wellbundle.core.measurements.internal.store.StoredRows;
import org.wellbundle.platform.database.testing.TestDatabase;

/** Whatever a vendor delivers and in whatever order: the tables equal an independent fold of it. */
class StoreFoldTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(MeasurementsSchema.CHANGES);

  private final StoreFixture fixture = new StoreFixture(db);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void rowsAndDaysEqualTheFold(long seed) {
    Source source = StoreFixture.source(1, seed, 700);
    Ledger ledger = new Ledger();
    List<Batch> batches = new Deliveries(seed).batches(60);
    for (int i = 0; i < batches.size(); i++) {
      fixture.store(source, batches.get(i));
      ledger.deliver(batches.get(i));
      if (i % 20 == 0) {
        assertRows(source, ledger);
        assertDays(source, ledger);
      }
    }
    assertRows(source, ledger);
    assertDays(source, ledger);
    assertRebuildGivesTheSame(source);
  }

  @ParameterizedTest
  @ValueSource(longs = {101, 102, 103, 104})
  void twoLinksKeepTheirRowsApartAndRebuildTheSame(long seed) {
    Source old = StoreFixture.source(1, seed, 800);
    Source fresh = StoreFixture.source(1, seed, 801);
    fixture.linked(old, Instant.parse("2026-01-01T00:00:00Z"));
    fixture.linked(fresh, Instant.parse("2026-10-25T09:00:00Z"));
    Ledger oldLedger = new Ledger();
    Ledger freshLedger = new Ledger();
    List<Batch> ofOld = new Deliveries(seed).batches(40);
    List<Batch> ofFresh = new Deliveries(-seed).batches(40);
    for (int i = 0; i < 40; i++) {
      fixture.store(old, ofOld.get(i));
      oldLedger.deliver(ofOld.get(i));
      fixture.store(fresh, ofFresh.get(i));
      freshLedger.deliver(ofFresh.get(i));
    }

    assertRows(old, oldLedger);
    assertRows(fresh, freshLedger);
    assertRebuildGivesTheSame(old);
  }

  /** Versions tell the winner, so the order doesn't matter, not even of four threads at once. */
  @Test
  void deliveriesOfSeveralThreadsEndInTheSameFold() throws Exception {
    Source source = StoreFixture.source(1, 900, 900);
    List<Batch> batches = versions();
    Ledger ledger = new Ledger();
    batches.forEach(ledger::deliver);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        List<Batch> own = new ArrayList<>(batches);
        Collections.shuffle(own, new Random(thread));
        StoreFixture of = new StoreFixture(db);
        runs.add(threads.submit(() -> own.forEach(batch -> of.store(source, batch))));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      threads.shutdown();
    }

    assertRows(source, ledger);
    assertDays(source, ledger);
    assertRebuildGivesTheSame(source);
  }

  /** Twelve records in five versions, each of other parts, a few per batch. */
  private static List<Batch> versions() {
    List<Sample> all = new ArrayList<>();
    for (int record = 0; record < 12; record++) {
      for (int version = 1; version <= 5; version++) {
        String at = "2026-11-1" + version + "T0" + record % 10 + ":00:00Z";
        all.add(Given.sample("m:" + record, version, Metric.STEPS, at, 100.0 * version + record));
        if ((record + version) % 2 == 0) {
          all.add(Given.sample("m:" + record, version, Metric.WEIGHT, at, 70 + version));
        }
      }
    }
    Map<String, List<Sample>> records =
        all.stream()
            .collect(Collectors.groupingBy(row -> row.key().id() + "/" + row.key().version()));
    return records.values().stream().map(rows -> Given.batch(rows.toArray())).toList();
  }

  private void assertRows(Source source, Ledger ledger) {
    StoredRows stored =
        db.transactions()
            .inTenant(
                source.tenant(),
                tx -> StoredRows.of(StoreFixture.scope(tx, source), source.link()));
    assertThat(stored.samples()).containsExactlyInAnyOrderElementsOf(ledger.samples());
    assertThat(stored.totals()).containsExactlyInAnyOrderElementsOf(ledger.totals());
    assertThat(stored.sessions()).containsExactlyInAnyOrderElementsOf(ledger.sessions());
    assertThat(stored.segments()).containsExactlyInAnyOrderElementsOf(ledger.segments());
    assertThat(stored.workouts()).containsExactlyInAnyOrderElementsOf(ledger.workouts());
  }

  private void assertDays(Source source, Ledger ledger) {
    LedgerDays expected = new LedgerDays(ledger);
    SortedMap<LocalDate, String> months = new ReadBack(db, source).months();
    for (LocalDate date : expected.dates()) {
      for (Metric metric : Metric.values()) {
        Double actual = ReadBack.day(months, metric, date);
        if (expected.value(metric, date).isEmpty()) {
          assertThat(actual).as("%s on %s", metric, date).isNull();
        } else {
          assertThat(actual)
              .as("%s on %s", metric, date)
              .isNotNull()
              .isCloseTo(expected.value(metric, date).getAsDouble(), within(1e-5));
        }
      }
    }
  }

  private void assertRebuildGivesTheSame(Source source) {
    SortedMap<LocalDate, String> kept = new ReadBack(db, source).months();
    db.transactions()
        .runInTenant(
            source.tenant(),
            tx -> {
              try {
                ReadModel.rebuild(StoreFixture.scope(tx, source));
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(new ReadBack(db, source).months()).isNotEmpty().isEqualTo(kept);
  }
}
