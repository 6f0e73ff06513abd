package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.days.ReadModel;
import org.wellbundle.platform.database.testing.TestDatabase;

/**
 * Days of records that never came before are folded from the batch and not read back: byte for byte
 * what a rebuild from the tables gives, after every delivery.
 */
class FreshDaysTest {
  private static final Metric[] METRICS = {
    Metric.STEPS,
    Metric.HEART_RATE,
    Metric.WEIGHT,
    Metric.HEART_RATE_MAX,
    Metric.RESPIRATORY_RATE_MIN
  };
  private static final Origin[] ORIGINS = {
    Origin.sensed("ScanWatch 2", "d1"),
    Origin.sensed("ScanWatch 2", "d2"),
    Origin.sensed("Body Scan", "d3"),
    new Origin(Modality.SELF_REPORTED, null, null, false),
    new Origin(Modality.SENSED, "Body Scan", "d3", true)
  };
  private static final Instant START = Instant.parse("2026-10-24T20:00:00Z");

  @RegisterExtension static final TestDatabase db = TestDatabase.with(MeasurementsSchema.CHANGES);

  private final StoreFixture fixture = new StoreFixture(db);
  private int record;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void everyFreshBatchLeavesWhatARebuildGives(long seed) {
    Random random = new Random(seed);
    Source source = StoreFixture.source(1, seed, 700);
    for (int batch = 0; batch < 12; batch++) {
      fixture.store(source, Given.batch(samples(random, 1 + random.nextInt(60)).toArray()));
      assertRebuildGivesTheSame(source);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void alsoAroundASwitchOfLinks(long seed) {
    Random random = new Random(seed);
    Source old = StoreFixture.source(1, seed, 800);
    Source fresh = StoreFixture.source(1, seed, 801);
    fixture.linked(old, Instant.parse("2026-01-01T00:00:00Z"));
    fixture.linked(fresh, START.plus(Duration.ofHours(17)));
    for (int batch = 0; batch < 12; batch++) {
      Source source = random.nextBoolean() ? old : fresh;
      fixture.store(source, Given.batch(samples(random, 1 + random.nextInt(40)).toArray()));
      assertRebuildGivesTheSame(source);
    }
  }

  /** A total settles the day; when it goes, the samples count, those of its batch too. */
  @Test
  void aTotalThatComesAndGoesIsFollowedByTheSamples() {
    Source source = StoreFixture.source(1, 900, 900);
    String day = "2026-10-25";
    fixture.store(source, Given.batch(Given.total("t", 1, Metric.STEPS, day, 9_000)));
    fixture.store(
        source,
        Given.batch(Given.sample("n1", 1, Metric.STEPS, day + "T09:00:00Z", 40, Given.WATCH)));
    assertThat(steps(source, day)).isEqualTo(9_000);

    fixture.store(source, Given.batch(new org.wellbundle.api.measurement.Tombstone(key("t"))));

    assertThat(steps(source, day)).isEqualTo(40);
    assertRebuildGivesTheSame(source);
  }

  private static org.wellbundle.api.measurement.RecordKey key(String id) {
    return Given.key(id, 1);
  }

  private double steps(Source source, String day) {
    SortedMap<LocalDate, String> months = new ReadBack(db, source).months();
    Double value = ReadBack.day(months, Metric.STEPS, LocalDate.parse(day));
    assertThat(value).isNotNull();
    return value;
  }

  /**
   * Records that nobody saw before, of a day and a half: few times and few values, so many ties.
   */
  private List<Sample> samples(Random random, int count) {
    List<Sample> samples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = "n:%06d".formatted(++record);
      Instant at = START.plusSeconds(5_400L * random.nextInt(24));
      OffsetSource offset = OffsetSource.values()[random.nextInt(OffsetSource.values().length)];
      Moment moment = Moment.at(at, Given.BERLIN, offset);
      Origin origin = ORIGINS[random.nextInt(ORIGINS.length)];
      double value =
          switch (random.nextInt(10)) {
            case 0 -> 1e15 * random.nextInt(3);
            case 1 -> random.nextBoolean() ? 0.0 : -0.0;
            case 2 -> -random.nextInt(5);
            default -> random.nextInt(6) + random.nextInt(10_000_000) / 1e7;
          };
      for (int part = 0; part <= random.nextInt(2); part++) {
        Metric metric = METRICS[(i + part) % METRICS.length];
        int site = random.nextInt(8) == 0 ? 2 : 0;
        samples.add(new Sample(Given.key(id, 1), metric, site, moment, value, origin));
      }
    }
    return samples;
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
