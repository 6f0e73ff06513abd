package org.wellbundle.core.measurements.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.measurements.internal.Given.WATCH;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.sample;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.SignedIn;
import org.wellbundle.core.measurements.internal.StoreFixture;
import org.wellbundle.platform.database.testing.TestDatabase;

/** An ECG comes among the measures and among the heart recordings. */
class TwinsTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(StoreFixture.SCHEMA);

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-20T12:00:00Z"), ZoneOffset.UTC);
  private static final String AT = "2026-11-19T10:00:00Z";
  private static long profiles = 900;

  private final StoreFixture fixture = new StoreFixture(db);
  private Source source = StoreFixture.source(1, 0, 0);
  private MeasurementsResource measurements = resource(0);

  @BeforeEach
  void anEcgInTwoLists() {
    profiles++;
    source = StoreFixture.source(1, profiles, 7);
    measurements = resource(profiles);
    fixture.store(
        source,
        "measures",
        batch(
            sample("g1", 5, Metric.HEART_RATE, AT, 61, WATCH),
            sample("g1", 5, Metric.ATRIAL_FIBRILLATION, AT, 9, WATCH)));
    fixture.store(
        source,
        "heart",
        batch(
            sample("h1", 6, Metric.HEART_RATE, AT, 61, WATCH),
            sample("h1", 6, Metric.ATRIAL_FIBRILLATION, AT, 0, WATCH)));
  }

  @Test
  void itsPulseShowsOnce() {
    assertThat(values("heartRate", "100")).containsExactly(61.0);
    assertThat(values("atrialFibrillation", "100")).as("the finer verdict").containsExactly(9.0);
  }

  @Test
  void whatOnlyLooksAlikeStays() {
    fixture.store(
        source,
        "heart",
        batch(
            sample("h2", 6, Metric.HEART_RATE, "2026-11-19T10:00:01Z", 61, WATCH),
            sample("h3", 6, Metric.HEART_RATE, AT, 63)));
    fixture.store(source, "measures", batch(sample("g2", 5, Metric.HEART_RATE, AT, 64, WATCH)));

    assertThat(values("heartRate", "100")).containsExactly(61.0, 64.0, 63.0, 61.0);
  }

  @Test
  void pagesDontSplitThem() {
    fixture.store(
        source, "heart", batch(sample("h9", 6, Metric.HEART_RATE, "2026-11-19T11:00:00Z", 70)));

    assertThat(values("heartRate", "1")).containsExactly(61.0, 70.0);
  }

  @Test
  void deletedIsDeletedInBothLists() {
    String id =
        measurements
            .list("heartRate", "2026-11-19", "2026-11-19", "sample", null, null, null)
            .points()
            .get(0)
            .id();

    measurements.delete(id, null);

    assertThat(values("heartRate", "100")).isEmpty();
  }

  private List<Double> values(String metric, String limit) {
    List<Double> values = new ArrayList<>();
    String cursor = null;
    do {
      PointsView page =
          measurements.list(metric, "2026-11-19", "2026-11-19", "sample", null, limit, cursor);
      page.points().forEach(point -> values.add(point.value()));
      cursor = page.next();
    } while (cursor != null);
    return values;
  }

  private MeasurementsResource resource(long profile) {
    SignedIn who = new SignedIn(1, profile);
    return new MeasurementsResource(
        new Data(db.transactions(), who),
        new ManualEntry(db.transactions(), who, fixture.store(), NOON),
        NOON);
  }
}
