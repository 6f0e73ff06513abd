package org.wellbundle.core.measurements.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.core.measurements.internal.Given.batch;
import static org.wellbundle.core.measurements.internal.Given.key;
import static org.wellbundle.core.measurements.internal.Given.sample;
import static org.wellbundle.core.measurements.internal.Given.total;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.query.MeasurementQuery.DayByHand;
import org.wellbundle.core.measurements.MeasurementStore.Source;
import org.wellbundle.platform.database.testing.TestDatabase;

class DailyByHandTest {
  private static final Origin TYPED = new Origin(Modality.SELF_REPORTED, null, null, false);

  @RegisterExtension static final TestDatabase db = TestDatabase.with(MeasurementsSchema.CHANGES);

  private final StoreFixture fixture = new StoreFixture(db);

  @Test
  void tellsWhatOfADayWasTypedIn() {
    Source source = StoreFixture.source(1, 1, 101);
    fixture.store(
        source,
        batch(
            total("d:1", 1, Metric.STEPS, "2026-11-01", 8_580),
            new DailyTotal(
                key("d:2", 1), Metric.STEPS, LocalDate.parse("2026-11-02"), 4_000, TYPED),
            sample("s:1", 1, Metric.STEPS, "2026-11-03T08:00:00Z", 5_000, Given.WATCH),
            sample("s:2", 1, Metric.STEPS, "2026-11-03T09:00:00Z", 1_500.5, TYPED),
            sample("s:3", 1, Metric.STEPS, "2026-11-03T10:00:00Z", 500, TYPED),
            sample("s:4", 1, Metric.STEPS, "2026-11-04T10:00:00Z", 700, Given.WATCH)));

    assertThat(
            new DailyQuery(db.transactions(), () -> "measurements")
                .dailyByHand(
                    source.tenant(),
                    source.profile(),
                    Metric.STEPS,
                    LocalDate.parse("2026-11-01"),
                    LocalDate.parse("2026-11-30")))
        .containsExactly(
            new DayByHand(LocalDate.parse("2026-11-01"), 8_580, 0),
            new DayByHand(LocalDate.parse("2026-11-02"), 4_000, 4_000),
            new DayByHand(LocalDate.parse("2026-11-03"), 7_000.5, 2_000.5),
            new DayByHand(LocalDate.parse("2026-11-04"), 700, 0));
  }
}
