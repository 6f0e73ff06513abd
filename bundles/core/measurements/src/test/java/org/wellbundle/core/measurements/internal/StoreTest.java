package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.key;
import static org.wellbundle.core.measurements.internal.Given.night;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.segment;
import static org.wellbundle.core.measurements.internal.Given.total;
import static org.wellbundle.core.measurements.internal.Given.workout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.event.EventTypes;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.Tombstone;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.MeasurementStore.Stored;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.testing.TestDatabase;

class StoreTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(MeasurementsSchema.CHANGES);

  private static final String MORNING = "2026-11-18T06:30:00Z";
  private static long profiles;

  private final StoreFixture fixture = new StoreFixture(db);
  private Source source = StoreFixture.source(1, 0, 0);

  @BeforeEach
  void freshProfile() {
    profiles++;
    source = StoreFixture.source(1, profiles, 100 + profiles);
  }

  @Test
  void storesWhatIsNewAndSaysSo() {
    Stored stored =
        fixture.store(
            source,
            batch(
                sample("m:1", 5, Metric.WEIGHT, MORNING, 80.094),
                sample("m:1", 5, Metric.FAT_RATIO, MORNING, 21.5),
                total("d:1", 5, Metric.STEPS, "2026-11-17", 8_580),
                night("n:1", 5, "2026-11-17T22:10:00Z", "2026-11-18T06:05:00Z"),
                segment(
                    "s:1",
                    "2026-11-17T22:10:00Z",
                    "2026-11-17T22:40:00Z",
                    SleepSegment.Stage.LIGHT),
                workout("w:1", 5, "2026-11-17T16:00:00Z", "2026-11-17T16:31:00Z")));

    assertThat(stored.changed()).isEqualTo(5);
    assertThat(stored.unchanged()).isZero();
    assertThat(stored.newestSample()).isEqualTo(MORNING);
    assertThat(stored.from()).isEqualTo("2026-11-17");
    assertThat(stored.to()).isEqualTo("2026-11-18");
    assertThat(fixture.events).hasSize(1);
    assertThat(fixture.events.get(0).type()).isEqualTo(EventTypes.MEASUREMENTS_CHANGED);
    assertThat(fixture.events.get(0).ids())
        .containsEntry("profile", source.profile().toString())
        .containsEntry("link", source.link().toString())
        .containsEntry("from", "2026-11-17")
        .containsEntry("to", "2026-11-18");
    assertThat(fixture.told).containsExactly("measurements-changed " + source.account());
  }

  @Test
  void theSameBatchTwiceChangesNothing() {
    Batch batch =
        batch(
            sample("m:1", 5, Metric.WEIGHT, MORNING, 80.094),
            total("d:1", 5, Metric.STEPS, "2026-11-17", 8_580),
            night("n:1", 5, "2026-11-17T22:10:00Z", "2026-11-18T06:05:00Z"),
            workout("w:1", 5, "2026-11-17T16:00:00Z", "2026-11-17T16:31:00Z"));
    fixture.store(source, batch);
    List<String> before = everything();

    Stored again = fixture.store(source, batch);

    assertThat(again.changed()).isZero();
    assertThat(again.unchanged()).isEqualTo(4);
    assertThat(again.from()).isNull();
    assertThat(again.newestSample()).isEqualTo(MORNING);
    assertThat(everything())
        .isEqualTo(before); // not even rewritten: xmin and stored_at are the same
    assertThat(fixture.events).hasSize(1);
    assertThat(fixture.told).hasSize(1);
  }

  @Test
  void aNewerVersionReplacesAllSamplesOfItsRecord() {
    fixture.store(
        source,
        batch(
            sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1),
            sample("m:1", 5, Metric.FAT_RATIO, MORNING, 21.5)));

    Stored stored =
        fixture.store(source, batch(sample("m:1", 6, Metric.WEIGHT, "2026-11-19T06:00:00Z", 79.9)));

    assertThat(stored.changed()).isEqualTo(1);
    assertThat(stored.from()).isEqualTo("2026-11-18");
    assertThat(stored.to()).isEqualTo("2026-11-19");
    assertThat(samples()).containsExactly("m:1 6 30 0 79.9");
    assertThat(day(Metric.FAT_RATIO, "2026-11-18")).isNull();
    assertThat(day(Metric.WEIGHT, "2026-11-18")).isNull();
    assertThat(day(Metric.WEIGHT, "2026-11-19")).isEqualTo(79.9);
  }

  @Test
  void aLateOlderVersionChangesNothingAndBringsNothingBack() {
    fixture.store(source, batch(sample("m:1", 6, Metric.WEIGHT, MORNING, 79.9)));

    Stored late =
        fixture.store(
            source,
            batch(
                sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1),
                sample("m:1", 5, Metric.FAT_RATIO, MORNING, 21.5)));

    assertThat(late.changed()).isZero();
    assertThat(late.unchanged()).isEqualTo(1);
    assertThat(samples()).containsExactly("m:1 6 30 0 79.9");
  }

  @Test
  void aNewerVersionWithTheSameContentIsNotedAndNotTold() {
    fixture.store(source, batch(sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1)));

    Stored noted = fixture.store(source, batch(sample("m:1", 7, Metric.WEIGHT, MORNING, 80.1)));
    Stored late = fixture.store(source, batch(sample("m:1", 6, Metric.WEIGHT, MORNING, 12.0)));

    assertThat(noted.changed()).isZero();
    assertThat(late.changed()).isZero();
    assertThat(samples()).containsExactly("m:1 7 30 0 80.1");
    assertThat(fixture.events).hasSize(1);
  }

  @Test
  void oneGroupMayComeInTwoParts() {
    // A Body Scan's group arrives twice under one id, with different types.
    fixture.store(source, batch(sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1)));
    fixture.store(source, batch(sample("m:1", 5, Metric.VASCULAR_AGE, MORNING, 41)));

    assertThat(samples()).containsExactly("m:1 5 30 0 80.1", "m:1 5 51 0 41");
  }

  @Test
  void trueDuplicatesInABatchCountOnce() {
    Sample fat = sample("m:1", 5, Metric.FAT_MASS, MORNING, 17.1);

    Stored stored =
        fixture.store(
            source, batch(fat, fat, sample("m:1", 5, Metric.FAT_FREE_MASS, MORNING, 63.0), fat));

    assertThat(stored.changed()).isEqualTo(1);
    assertThat(samples()).containsExactly("m:1 5 32 0 17.1", "m:1 5 34 0 63");
  }

  @Test
  void withinABatchTheNewestVersionWins() {
    fixture.store(
        source,
        batch(
            sample("m:1", 7, Metric.WEIGHT, MORNING, 79.0),
            sample("m:1", 5, Metric.FAT_RATIO, MORNING, 21.5),
            sample("m:1", 6, Metric.WEIGHT, MORNING, 80.0)));

    assertThat(samples()).containsExactly("m:1 7 30 0 79");
  }

  @Test
  void aTombstoneRemovesEverythingUnderItsKeyForGood() {
    fixture.store(
        source,
        batch(
            sample("r:1", 5, Metric.WEIGHT, MORNING, 80.1),
            total("r:1", 5, Metric.STEPS, "2026-11-17", 100),
            workout("r:1", 5, "2026-11-17T16:00:00Z", "2026-11-17T16:31:00Z"),
            sample("r:2", 5, Metric.WEIGHT, "2026-11-18T07:00:00Z", 80.2)));

    Stored stored = fixture.store(source, batch(new Tombstone(key("r:1", 5))));
    Stored late = fixture.store(source, batch(sample("r:1", 5, Metric.WEIGHT, MORNING, 80.1)));

    assertThat(stored.changed()).isEqualTo(1);
    assertThat(stored.from()).isEqualTo("2026-11-17");
    assertThat(late.changed()).isZero();
    assertThat(late.unchanged()).isEqualTo(1);
    assertThat(samples()).containsExactly("r:2 5 30 0 80.2");
    assertThat(count("daily_total")).isZero();
    assertThat(count("workout")).isZero();
    assertThat(day(Metric.STEPS, "2026-11-17")).isNull();
    assertThat(day(Metric.WEIGHT, "2026-11-18")).isEqualTo(80.2);
  }

  @Test
  void whatIsNewerThanItsTombstoneComesBack() {
    fixture.store(source, batch(new Tombstone(key("m:1", 5))));

    fixture.store(source, batch(sample("m:1", 6, Metric.WEIGHT, MORNING, 80.1)));

    assertThat(samples()).containsExactly("m:1 6 30 0 80.1");
  }

  @Test
  void removesWhatACompleteReadDidNotList() {
    fixture.now = Instant.parse("2026-11-19T10:00:00Z");
    fixture.store(
        source,
        batch(
            sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1),
            sample("m:2", 5, Metric.WEIGHT, "2026-11-18T19:00:00Z", 80.9),
            sample("m:3", 5, Metric.WEIGHT, "2026-11-25T19:00:00Z", 81.0),
            total("d:1", 5, Metric.STEPS, "2026-11-18", 100)));
    fixture.store(source, "activity", batch(sample("a:1", 5, Metric.STEPS, MORNING, 12)));
    fixture.now = Instant.parse("2026-11-19T10:06:00Z");
    fixture.store(source, batch(sample("m:4", 5, Metric.WEIGHT, "2026-11-18T20:00:00Z", 80.8)));

    Stored removed =
        fixture.removeUnlisted(
            source,
            Instant.parse("2026-11-17T00:00:00Z"),
            Instant.parse("2026-11-20T00:00:00Z"),
            Instant.parse("2026-11-19T10:05:00Z"),
            "m:1");

    assertThat(removed.changed()).isEqualTo(2);
    assertThat(removed.from()).isEqualTo(LocalDate.parse("2026-11-18"));
    // m:3 lies outside, m:4 came after the read began, a:1 is of another data type
    assertThat(samples())
        .containsExactly("a:1 5 1 0 12", "m:1 5 30 0 80.1", "m:3 5 30 0 81", "m:4 5 30 0 80.8");
    assertThat(count("daily_total")).isZero();
  }

  @Test
  void anUnlistedRecordReturnsWhenTheVendorListsItAgain() {
    fixture.store(source, batch(sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1)));
    fixture.removeUnlisted(
        source,
        Instant.parse("2026-11-17T00:00:00Z"),
        Instant.parse("2026-11-20T00:00:00Z"),
        Instant.parse("2026-11-21T00:00:00Z"));
    assertThat(samples()).isEmpty();

    fixture.store(source, batch(sample("m:1", 4, Metric.WEIGHT, MORNING, 80.0)));
    assertThat(samples()).as("an older delivery stays out").isEmpty();

    fixture.store(source, batch(sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1)));
    assertThat(samples()).containsExactly("m:1 5 30 0 80.1");
  }

  @Test
  void devicesGoalsAndUnknownCodesAreKept() {
    Batch batch =
        Batch.builder()
            .add(new Device("d2", "ScanWatch 2", "Activity Tracker", "high", null))
            .goals(new Goals(10_000, 28_800, null))
            .unmapped("measureType", "999")
            .unmapped("measureType", "999")
            .build();

    Stored stored = fixture.store(source, batch);
    fixture.store(source, batch);

    assertThat(stored.changed()).isZero();
    assertThat(rows("select model || ' ' || battery from measurements.device"))
        .containsExactly("ScanWatch 2 high");
    assertThat(rows("select steps || ' ' || sleep_seconds from measurements.goal"))
        .containsExactly("10000 28800");
    assertThat(
            rows(
                "select data_type || ' ' || code || ' ' || count from measurements.unmapped_count"))
        .containsExactly("measures 999 2");
    assertThat(fixture.reported())
        .containsExactly("wellbundle_unknown_codes_total withings measures measureType 999 2.0");
  }

  @Test
  void anImpossibleDateIsLeftOutAndCountedAndTheRestIsStored() {
    Moment moment =
        new Moment(
            Instant.ofEpochSecond(99_999_999_999_999L),
            null,
            null,
            Moment.OffsetSource.ASSUMED,
            LocalDate.of(3_170_843, 11, 7));
    Sample impossible = new Sample(key("m:9", 1), Metric.WEIGHT, 0, moment, 80, Given.SCALE);

    Stored stored =
        fixture.store(source, batch(impossible, sample("m:1", 1, Metric.WEIGHT, MORNING, 80.1)));

    assertThat(stored.changed()).isEqualTo(1);
    assertThat(samples()).containsExactly("m:1 1 30 0 80.1");
    assertThat(rows("select kind || ' ' || code || ' ' || count from measurements.unmapped_count"))
        .containsExactly("date sample 1");
    assertThat(fixture.reported())
        .containsExactly("wellbundle_unknown_codes_total withings measures date sample 1.0");
  }

  @Test
  void instantsKeepTheirMicroseconds() {
    fixture.store(
        source, batch(sample("m:1", 5, Metric.WEIGHT, "2026-11-18T06:30:00.123456789Z", 80.1)));
    Stored again =
        fixture.store(
            source, batch(sample("m:1", 5, Metric.WEIGHT, "2026-11-18T06:30:00.123456789Z", 80.1)));

    assertThat(again.changed()).isZero();
    assertThat(rows("select extract(microseconds from start_at)::text from measurements.sample"))
        .containsExactly("123456");
  }

  @Test
  void aForgottenTenantRaisesAndAForeignOneSeesNothing() {
    fixture.store(source, batch(sample("m:1", 5, Metric.WEIGHT, MORNING, 80.1)));

    assertThatThrownBy(
            () -> {
              try (var connection = db.appWithoutTenant().getConnection()) {
                connection.createStatement().executeQuery("select * from measurements.sample");
              }
            })
        .hasMessageContaining("no tenant was named");
    int foreign =
        db.transactions()
            .inTenant(
                StoreFixture.source(2, 1, 1).tenant(),
                tx -> {
                  var rows =
                      tx.connection()
                          .createStatement()
                          .executeQuery("select count(*) from measurements.sample");
                  rows.next();
                  return rows.getInt(1);
                });
    assertThat(foreign).isZero();
    Source forged =
        new Source(
            StoreFixture.source(2, 1, 1).tenant(),
            source.account(),
            source.profile(),
            source.link(),
            "withings",
            "c");
    assertThatThrownBy(
            () ->
                db.transactions()
                    .runInTenant(
                        source.tenant(),
                        tx ->
                            fixture.store.store(
                                tx,
                                forged,
                                "measures",
                                batch(sample("m:9", 5, Metric.WEIGHT, MORNING, 1)))))
        .isInstanceOfSatisfying(
            DatabaseException.class, e -> assertThat(e.sqlState()).isEqualTo("42501"));
    assertThat(db.violations()).isEmpty();
  }

  private List<String> samples() {
    return rows(
        "select record_id || ' ' || version || ' ' || metric_id || ' ' || site || ' ' || value"
            + " from measurements.sample");
  }

  private Double day(Metric metric, String date) {
    return new ReadBack(db, source).day(metric, LocalDate.parse(date));
  }

  private int count(String table) {
    return Integer.parseInt(rows("select count(*) from measurements." + table).get(0));
  }

  private List<String> everything() {
    return rows("select xmin || stored_at::text || record_id from measurements.sample");
  }

  private List<String> rows(String select) {
    return db.query(select + " where profile_id = " + source.profile() + " order by 1");
  }
}
