package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.measurements.internal.Given.WATCH;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.night;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.total;
import static org.wellbundle.core.measurements.internal.Given.workout;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.measurement.Device;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.query.DeviceQuery.SeenMetrics;
import org.wellbundle.api.query.DeviceQuery.UsedDevice;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.platform.database.testing.TestDatabase;

class DeviceLookupTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(StoreFixture.SCHEMA);

  private static final Source SOURCE = StoreFixture.source(1, 7, 70);
  private static final LocalDate SINCE = LocalDate.parse("2026-10-21");

  private final StoreFixture fixture = new StoreFixture(db);
  private final DeviceLookup lookup = new DeviceLookup(db.transactions());

  @Test
  void listsTheDevicesOfALinkTheOneUsedLastFirst() {
    Instant used = Instant.parse("2026-11-20T06:00:00Z");
    fixture.store(
        SOURCE,
        batch(
            new Device("d0", "Thermo", null, null, null),
            new Device("d1", "Body Scan", "Scale", "low", used.minusSeconds(90)),
            new Device("d2", "ScanWatch 2", "Activity Tracker", "high", used)));
    fixture.store(
        StoreFixture.source(2, 7, 70), batch(new Device("d9", "Body+", "Scale", null, used)));

    assertThat(lookup.devices(SOURCE.tenant(), SOURCE.profile(), SOURCE.link()))
        .containsExactly(
            new UsedDevice("d2", "ScanWatch 2", "Activity Tracker", "high", used),
            new UsedDevice("d1", "Body Scan", "Scale", "low", used.minusSeconds(90)),
            new UsedDevice("d0", "Thermo", null, null, null));
  }

  @Test
  void tellsWhatCameOfEachDeviceSinceADate() {
    Source source = StoreFixture.source(1, 8, 80);
    fixture.store(
        source,
        batch(
            sample("m:1", 1, Metric.WEIGHT, "2026-11-18T06:30:00Z", 80),
            sample("m:0", 1, Metric.BONE_MASS, "2026-10-19T06:30:00Z", 3),
            sample("h:1", 1, Metric.HEART_RATE, "2026-11-18T06:30:00Z", 61, WATCH),
            sample("p:1", 1, Metric.HEIGHT, "2026-11-18T06:30:00Z", 1.8, Origin.sensed(null, null)),
            total("a:1", 1, Metric.STEPS, "2026-10-21", 4_000),
            night("n:1", 1, "2026-11-18T22:00:00Z", "2026-11-19T06:00:00Z"),
            workout("w:1", 1, "2026-11-18T10:00:00Z", "2026-11-18T11:00:00Z")));
    fixture.store(
        StoreFixture.source(1, 8, 81),
        batch(sample("m:1", 1, Metric.MUSCLE_MASS, "2026-11-18T06:30:00Z", 50)));

    List<SeenMetrics> seen = lookup.seen(source.tenant(), source.profile(), source.link(), SINCE);

    assertThat(seen)
        .extracting(SeenMetrics::model)
        .containsExactly("Body Scan", "ScanWatch 2", null);
    assertThat(seen.get(0).metrics()).containsExactly(Metric.WEIGHT);
    assertThat(seen.get(1).metrics())
        .containsExactlyInAnyOrder(
            Metric.HEART_RATE,
            Metric.STEPS,
            Metric.SLEEP_SCORE,
            Metric.DISTANCE,
            Metric.ACTIVE_ENERGY);
    assertThat(seen.get(2).metrics()).containsExactly(Metric.HEIGHT);
  }
}
