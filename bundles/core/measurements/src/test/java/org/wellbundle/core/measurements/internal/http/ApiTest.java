package org.wellbundle.core.measurements.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.night;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.segment;
import static org.wellbundle.core.measurements.internal.Given.total;
import static org.wellbundle.core.measurements.internal.Given.workout;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Goals;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.SignedIn;
import org.wellbundle.core.measurements.internal.StoreFixture;
import org.wellbundle.core.measurements.internal.http.MeasurementsResource.EntriesView;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.http.Problem;

class ApiTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(StoreFixture.SCHEMA);

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static long profiles = 50;

  private final StoreFixture fixture = new StoreFixture(db);
  private Source source = StoreFixture.source(1, 0, 0);
  private SignedIn person = new SignedIn(1, 0);
  private MeasurementsResource measurements = resource(person);

  @BeforeEach
  void freshPerson() {
    profiles++;
    source = StoreFixture.source(1, profiles, 7);
    person = new SignedIn(1, profiles);
    measurements = resource(person);
  }

  @Test
  void listsTheCatalogueInTheCallersLanguage() {
    List<MetricsResource.MetricView> catalogue = new MetricsResource(person).list();

    assertThat(catalogue).hasSize(Metric.values().length);
    assertThat(catalogue)
        .filteredOn(metric -> List.of("steps", "bodyTemperature").contains(metric.id()))
        .extracting(metric -> metric.name() + "|" + metric.unit() + "|" + metric.kind())
        .containsExactly("Schritte||total", "Körpertemperatur|°C|sample");
  }

  @Test
  void givesSamplesWithTheirLocalTimeSourceAndModality() {
    fixture.store(
        source,
        batch(
            sample("m:1", 5, Metric.WEIGHT, "2026-11-18T06:30:00Z", 80.094),
            sample("m:1", 5, Metric.FAT_RATIO, "2026-11-18T06:30:00Z", 21.5),
            sample("m:2", 5, Metric.WEIGHT, "2026-11-19T23:30:00Z", 80.2)));

    PointsView view = list("weight", "2026-11-18", "2026-11-20", "sample", null, null);

    assertThat(view.metric()).isEqualTo("weight");
    assertThat(view.unit()).isEqualTo("kg");
    assertThat(view.next()).isNull();
    assertThat(view.points()).hasSize(2);
    PointView first = view.points().get(0);
    assertThat(first.start()).isEqualTo(OffsetDateTime.parse("2026-11-18T07:30:00+01:00"));
    assertThat(first.start().getOffset()).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(first.end()).isNull();
    assertThat(first.value()).isEqualTo(80.094);
    assertThat(first.modality()).isEqualTo("sensed");
    assertThat(first.source()).isEqualTo("Body Scan");
    assertThat(view.points().get(1).localDate()).isEqualTo(LocalDate.parse("2026-11-20"));
  }

  @Test
  void aDateBoundIsLocalAndAnInstantIsAnInstant() {
    fixture.store(source, batch(sample("m:2", 5, Metric.WEIGHT, "2026-11-19T23:30:00Z", 80.2)));

    assertThat(list("weight", "2026-11-20", "2026-11-20", "sample", null, null).points())
        .hasSize(1);
    assertThat(list("weight", "2026-11-19", "2026-11-19", "sample", null, null).points()).isEmpty();
    assertThat(
            list("weight", "2026-11-19T23:30:00Z", "2026-11-19T23:31:00Z", "sample", null, null)
                .points())
        .hasSize(1);
    assertThat(
            list(
                    "weight",
                    "2026-11-20T00:31:00 01:00",
                    "2026-11-20T02:00:00Z",
                    "sample",
                    null,
                    null)
                .points())
        .as("a plus sign that the URL turned into a blank")
        .isEmpty();
  }

  @Test
  void pagesThroughSamplesWithoutLossOrRepetition() {
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      rows.add(
          sample(
              "i:" + i,
              0,
              Metric.HEART_RATE,
              Instant.parse("2026-11-19T10:00:00Z").plusSeconds(60L * (i / 3)).toString(),
              60 + i));
    }
    fixture.store(source, batch(rows.toArray()));

    List<Double> seen = new ArrayList<>();
    String cursor = null;
    int pages = 0;
    do {
      PointsView page = list("heartRate", "2026-11-19", "2026-11-19", "sample", "10", cursor);
      page.points().forEach(point -> seen.add(point.value()));
      cursor = page.next();
      pages++;
    } while (cursor != null);

    assertThat(pages).isEqualTo(3);
    assertThat(seen).hasSize(25).doesNotHaveDuplicates();
  }

  @Test
  void foldsSamplesIntoHours() {
    fixture.store(
        source,
        batch(
            sample("i:1", 0, Metric.STEPS, "2026-11-19T10:05:00Z", 100),
            sample("i:2", 0, Metric.STEPS, "2026-11-19T10:55:00Z", 50),
            sample("i:3", 0, Metric.STEPS, "2026-11-19T12:00:00Z", 7)));

    PointsView all = list("steps", "2026-11-19", "2026-11-19", "hour", null, null);
    PointsView first = list("steps", "2026-11-19", "2026-11-19", "hour", "1", null);
    PointsView second = list("steps", "2026-11-19", "2026-11-19", "hour", "1", first.next());

    assertThat(all.points()).extracting(PointView::value).containsExactly(150.0, 7.0);
    assertThat(all.points().get(0).start())
        .isEqualTo(OffsetDateTime.parse("2026-11-19T11:00:00+01:00"));
    assertThat(all.points().get(0).end())
        .isEqualTo(OffsetDateTime.parse("2026-11-19T12:00:00+01:00"));
    assertThat(first.points()).extracting(PointView::value).containsExactly(150.0);
    assertThat(second.points()).extracting(PointView::value).containsExactly(7.0);
    assertThat(second.next()).isNull();
  }

  @Test
  void givesOneValuePerDayOfTheLastSixtyDays() {
    fixture.store(
        source,
        batch(
            total("d:0", 1, Metric.STEPS, "2026-09-21", 1),
            total("d:1", 1, Metric.STEPS, "2026-09-22", 2),
            total("d:2", 1, Metric.STEPS, "2026-10-31", 3),
            total("d:3", 1, Metric.STEPS, "2026-11-20", 4)));

    PointsView view = list("steps", null, null, null, null, null);
    PointsView page = list("steps", null, null, "day", "2", null);
    PointsView rest = list("steps", null, null, "day", "2", page.next());

    assertThat(view.points()).extracting(PointView::value).containsExactly(2.0, 3.0, 4.0);
    assertThat(view.points().get(0).source()).isEqualTo("ScanWatch 2");
    assertThat(view.points().get(0).start())
        .isEqualTo(OffsetDateTime.parse("2026-09-22T00:00:00+02:00"));
    assertThat(page.points()).hasSize(2);
    assertThat(rest.points()).extracting(PointView::value).containsExactly(4.0);
    assertThat(rest.next()).isNull();
  }

  @Test
  void refusesWhatItCantReadWithACodeOfItsOwn() {
    refused(400, "metric.unknown", () -> list("nonsense", null, null, null, null, null));
    refused(400, "metric.unknown", () -> list(null, null, null, null, null, null));
    refused(400, "range.invalid", () -> list("steps", "yesterday", null, null, null, null));
    refused(400, "range.invalid", () -> list("steps", "2026-02-30", null, null, null, null));
    refused(
        400, "range.invalid", () -> list("steps", "2026-11-20", "2026-11-19", null, null, null));
    refused(400, "granularity.invalid", () -> list("steps", null, null, "minute", null, null));
    refused(400, "cursor.invalid", () -> list("steps", null, null, "day", null, "x!"));
    refused(400, "limit.invalid", () -> list("steps", null, null, "day", "0", null));
    fixture.store(
        source,
        batch(
            sample("i:1", 0, Metric.STEPS, "2026-11-19T10:05:00Z", 1),
            sample("i:2", 0, Metric.STEPS, "2026-11-19T10:06:00Z", 1)));
    String cursor = list("steps", null, null, "sample", "1", null).next();
    refused(400, "cursor.invalid", () -> list("floors", null, null, "sample", "1", cursor));
  }

  @Test
  void profilesOfOthersAreUnknown() {
    refused(
        404,
        "profile.unknown",
        () -> measurements.list("steps", null, null, null, "" + (profiles - 1), null, null));
  }

  @Test
  void anotherTenantSeesNothingUnderTheSameProfileNumber() {
    fixture.store(source, batch(total("d:3", 1, Metric.STEPS, "2026-11-20", 4)));

    PointsView foreign =
        resource(new SignedIn(2, profiles)).list("steps", null, null, "day", null, null, null);

    assertThat(foreign.points()).isEmpty();
  }

  @Test
  void givesNightsAndTheirStages() {
    fixture.store(
        source,
        batch(
            night("n:1", 5, "2026-11-17T22:10:00Z", "2026-11-18T06:05:00Z"),
            segment("s:2", "2026-11-17T22:40:00Z", "2026-11-17T23:40:00Z", Stage.DEEP),
            segment("s:1", "2026-11-17T22:10:00Z", "2026-11-17T22:40:00Z", Stage.LIGHT),
            segment("s:9", "2026-11-18T22:10:00Z", "2026-11-18T22:40:00Z", Stage.REM)));
    SleepResource sleep = new SleepResource(new Data(db.transactions(), person), NOON);

    SleepResource.NightsView nights = sleep.list("2026-11-18", "2026-11-18", null, null, null);
    SleepResource.SessionView night = nights.sessions().get(0);
    SleepResource.NightView detail = sleep.get(night.id(), null);

    assertThat(nights.sessions()).hasSize(1);
    assertThat(night.localDate()).isEqualTo(LocalDate.parse("2026-11-18"));
    assertThat(night.asleepSeconds()).isEqualTo(25_000);
    assertThat(night.latencySeconds()).isNull();
    assertThat(night.values()).containsEntry("sleepScore", 81.0);
    assertThat(night.source()).isEqualTo("ScanWatch 2");
    assertThat(detail.stages())
        .extracting(SleepResource.StageView::stage)
        .containsExactly("light", "deep");
    assertThat(list("sleepScore", "2026-11-18", "2026-11-18", "day", null, null).points())
        .extracting(PointView::value)
        .containsExactly(81.0);
    refused(404, "sleep.unknown", () -> sleep.get("7.eHg", null));
    refused(404, "sleep.unknown", () -> sleep.get("..", null));
  }

  @Test
  void givesWorkouts() {
    fixture.store(
        source,
        batch(
            workout("w:1", 5, "2026-11-17T16:00:00Z", "2026-11-17T16:31:00Z"),
            workout("w:2", 5, "2026-11-18T16:00:00Z", "2026-11-18T16:31:00Z")));
    WorkoutsResource workouts = new WorkoutsResource(new Data(db.transactions(), person), NOON);

    WorkoutsResource.WorkoutsView page = workouts.list(null, null, null, "1", null);
    WorkoutsResource.WorkoutsView rest = workouts.list(null, null, null, "1", page.next());

    assertThat(page.sessions())
        .extracting(WorkoutsResource.WorkoutView::distance)
        .containsExactly(5_210.5);
    assertThat(page.sessions().get(0).heartRateAverage()).isEqualTo(148);
    assertThat(rest.sessions())
        .extracting(WorkoutsResource.WorkoutView::localDate)
        .containsExactly(LocalDate.parse("2026-11-18"));
    assertThat(rest.next()).isNull();
  }

  @Test
  void givesGoals() {
    GoalsResource goals = new GoalsResource(new Data(db.transactions(), person));
    assertThat(goals.get(null)).isEqualTo(new GoalsResource.GoalsView(null, null, null));

    fixture.store(source, Batch.builder().goals(new Goals(9_000, 28_800, 74.5)).build());

    assertThat(goals.get(null)).isEqualTo(new GoalsResource.GoalsView(9_000, 28_800, 74.5));
  }

  @Test
  void aTypedReadingIsSelfReportedAndCanBeDeleted() {
    ManualEntry.Reading reading =
        new ManualEntry.Reading(
            null,
            null,
            Map.of("bloodPressureSystolic", 121.0, "bloodPressureDiastolic", 79.0),
            OffsetDateTime.parse("2026-11-20T08:00:00+01:00"),
            "after a walk");

    EntriesView entered = (EntriesView) measurements.enter(reading, null, "key-1").getEntity();
    measurements.enter(reading, null, "key-1");

    PointsView stored = list("bloodPressureSystolic", null, null, "sample", null, null);
    assertThat(entered.points()).hasSize(2);
    assertThat(stored.points()).hasSize(1);
    assertThat(stored.points().get(0).modality()).isEqualTo("selfReported");
    assertThat(stored.points().get(0).comment()).isEqualTo("after a walk");
    assertThat(stored.points().get(0).source()).isEqualTo("self");

    measurements.delete(stored.points().get(0).id(), null);

    assertThat(list("bloodPressureSystolic", null, null, "sample", null, null).points()).isEmpty();
    assertThat(list("bloodPressureDiastolic", null, null, "day", null, null).points()).isEmpty();
  }

  @Test
  void refusesReadingsThatCantBe() {
    refused(400, "measurement.value-invalid", () -> enter("weight", 8_000.0, null));
    refused(400, "measurement.value-invalid", () -> enter("weight", Double.NaN, null));
    refused(400, "metric.not-enterable", () -> enter("steps", 10_000.0, null));
    refused(400, "metric.unknown", () -> enter("mood", 3.0, null));
    refused(
        400,
        "measurement.time-invalid",
        () -> enter("weight", 80.0, OffsetDateTime.parse("2026-11-21T08:00:00Z")));
    refused(400, "measurement.value-invalid", () -> enter(null, null, null));
    var upsideDown = Map.of("bloodPressureSystolic", 79.0, "bloodPressureDiastolic", 121.0);
    refused(
        400,
        "measurement.value-invalid",
        () ->
            measurements.enter(
                new ManualEntry.Reading(null, null, upsideDown, null, null), null, null));
  }

  @Test
  void aDeletedDeviceReadingDoesNotComeBackAndOthersCantBeDeleted() {
    Batch batch =
        batch(
            sample("m:1", 5, Metric.WEIGHT, "2026-11-18T06:30:00Z", 80.094),
            sample("i:1", 5, Metric.STEPS, "2026-11-18T06:30:00Z", 12));
    fixture.store(source, batch);
    String weight = list("weight", null, null, "sample", null, null).points().get(0).id();
    String steps = list("steps", null, null, "sample", null, null).points().get(0).id();

    measurements.delete(weight, null);
    fixture.store(source, batch(sample("m:1", 9, Metric.WEIGHT, "2026-11-18T06:30:00Z", 80.1)));

    assertThat(list("weight", null, null, "sample", null, null).points()).isEmpty();
    refused(404, "measurement.unknown", () -> measurements.delete(weight, null));
    refused(409, "measurement.not-deletable", () -> measurements.delete(steps, null));
    refused(404, "measurement.unknown", () -> measurements.delete("day.steps.2026-11-18", null));
  }

  private void enter(String metric, Double value, OffsetDateTime start) {
    measurements.enter(new ManualEntry.Reading(metric, value, null, start, null), null, null);
  }

  private PointsView list(
      String metric, String from, String to, String granularity, String limit, String cursor) {
    return measurements.list(metric, from, to, granularity, null, limit, cursor);
  }

  private MeasurementsResource resource(SignedIn who) {
    return new MeasurementsResource(
        new Data(db.transactions(), who),
        new ManualEntry(db.transactions(), who, fixture.store(), NOON),
        NOON);
  }

  private static void refused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }
}
