package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.total;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.core.measurements.internal.days.DayValue;
import org.wellbundle.platform.database.testing.TestDatabase;

/** The day of a switch and the days on which clocks change, from the tables to the packed month. */
class SwitchDayTest {
  @RegisterExtension static final TestDatabase db = TestDatabase.with(MeasurementsSchema.CHANGES);

  private final StoreFixture fixture = new StoreFixture(db);

  @Test
  void samplesOfBothLinksCountUpToAndFromTheSwitch() {
    Source old = StoreFixture.source(1, 1, 10);
    Source fresh = StoreFixture.source(1, 1, 11);
    fixture.linked(old, Instant.parse("2026-06-01T00:00:00Z"));
    fixture.linked(fresh, Instant.parse("2026-11-18T11:00:00Z"));

    fixture.store(
        old,
        batch(
            sample("i:1", 0, Metric.STEPS, "2026-11-18T08:00:00Z", 4_000),
            sample("i:2", 0, Metric.STEPS, "2026-11-18T11:30:00Z", 300)));
    fixture.store(
        fresh,
        batch(
            sample("i:1", 0, Metric.STEPS, "2026-11-18T10:59:59Z", 3_900),
            sample("i:2", 0, Metric.STEPS, "2026-11-18T11:00:00Z", 2_000)));

    assertThat(day(old, "2026-11-18"))
        .isEqualTo(new DayValue(6_000, Modality.DERIVED, "Body Scan"));
  }

  @Test
  void ofTwoTotalsOnTheSwitchDayTheLargerCountsAndElsewhereTheOwners() {
    Source old = StoreFixture.source(1, 2, 20);
    Source fresh = StoreFixture.source(1, 2, 21);
    fixture.linked(old, Instant.parse("2026-06-01T00:00:00Z"));
    fixture.linked(fresh, Instant.parse("2026-11-18T11:00:00Z"));

    for (String date : new String[] {"2026-11-10", "2026-11-18", "2026-11-25"}) {
      fixture.store(old, batch(total("d:" + date, 1, Metric.STEPS, date, 5_000)));
      fixture.store(fresh, batch(total("d:" + date, 1, Metric.STEPS, date, 6_000)));
    }
    fixture.store(fresh, batch(total("d:only", 1, Metric.STEPS, "2026-11-01", 7_000)));

    assertThat(day(old, "2026-11-10").value()).isEqualTo(5_000);
    assertThat(day(old, "2026-11-18").value()).isEqualTo(6_000);
    assertThat(day(old, "2026-11-25").value()).isEqualTo(6_000);
    assertThat(day(old, "2026-11-01").value()).isEqualTo(7_000);
  }

  @Test
  void aDayOfTwentyFiveHoursAndOneOfTwentyThreeAreWhole() {
    Source source = StoreFixture.source(1, 3, 30);
    int hours = 0;
    for (Instant at = Instant.parse("2026-10-24T22:00:00Z");
        at.isBefore(Instant.parse("2026-10-25T23:00:00Z"));
        at = at.plusSeconds(3_600)) {
      fixture.store(source, batch(sample("i:" + at, 0, Metric.STEPS, at.toString(), 100)));
      hours++;
    }
    for (Instant at = Instant.parse("2026-03-28T23:00:00Z");
        at.isBefore(Instant.parse("2026-03-29T22:00:00Z"));
        at = at.plusSeconds(3_600)) {
      fixture.store(source, batch(sample("i:" + at, 0, Metric.STEPS, at.toString(), 100)));
    }

    assertThat(hours).isEqualTo(25);
    assertThat(day(source, "2026-10-25").value()).isEqualTo(2_500);
    assertThat(day(source, "2026-03-29").value()).isEqualTo(2_300);
    assertThat(day(source, "2026-10-24")).isNull();
    assertThat(day(source, "2026-10-26")).isNull();
  }

  private static DayValue day(Source source, String date) {
    return new ReadBack(db, source).dayValue(Metric.STEPS, LocalDate.parse(date));
  }
}
