package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.SleepSession;
import org.wellbundle.provider.withings.support.Fixtures;

class SleepSummaryMapperTest {
  private final Batch batch = Fixtures.map(new SleepSummaryMapper(), "sleep-summary.json");

  @Test
  void mapsANight() {
    SleepSession night = night("n310000001");

    assertThat(night.key()).isEqualTo(new RecordKey("n310000001", 1767270000));
    assertThat(night.moment().start()).isEqualTo(Instant.parse("2026-01-01T03:30:00Z"));
    assertThat(night.moment().end()).isEqualTo(Instant.parse("2026-01-01T11:30:00Z"));
    assertThat(night.moment().offset()).hasToString("-05:00");
    assertThat(night.moment().offsetSource()).isEqualTo(OffsetSource.RECORD);
    // it began on 31 December at that place; the vendor files it under the day of waking up
    assertThat(night.moment().localDate()).isEqualTo(LocalDate.of(2026, 1, 1));
    assertThat(night.asleepSeconds()).isEqualTo(25200);
    assertThat(night.lightSeconds()).isEqualTo(14400);
    assertThat(night.deepSeconds()).isEqualTo(5400);
    assertThat(night.remSeconds()).isEqualTo(5400);
    assertThat(night.awakeSeconds()).isEqualTo(3600);
    assertThat(night.wakeUps()).isEqualTo(2);
    assertThat(night.latencySeconds()).isEqualTo(720);
    assertThat(night.origin()).isEqualTo(Origin.sensed("Aura Sensor V2", "77bb"));
  }

  @Test
  void mapsEveryDetailInTheMetricsUnit() {
    assertThat(night("n310000001").details())
        .containsOnly(
            entry(Metric.TIME_IN_BED, 480.0),
            entry(Metric.SLEEP_EFFICIENCY, 57.0),
            entry(Metric.WAKE_UP_LATENCY, 5.0),
            entry(Metric.WAKE_AFTER_SLEEP_ONSET, 43.0),
            entry(Metric.REM_EPISODES, 4.0),
            entry(Metric.OUT_OF_BED_COUNT, 1.0),
            entry(Metric.HEART_RATE, 54.0),
            entry(Metric.HEART_RATE_MIN, 46.0),
            entry(Metric.HEART_RATE_MAX, 77.0),
            entry(Metric.RESPIRATORY_RATE, 14.0),
            entry(Metric.RESPIRATORY_RATE_MIN, 11.0),
            entry(Metric.RESPIRATORY_RATE_MAX, 18.0),
            entry(Metric.SNORING, 15.0),
            entry(Metric.SNORING_EPISODES, 3.0),
            entry(Metric.SLEEP_SCORE, 81.0),
            entry(Metric.BREATHING_DISTURBANCES, 12.0),
            entry(Metric.BREATHING_QUALITY, 3.0),
            entry(Metric.APNEA_HYPOPNEA_INDEX, 2.5),
            entry(Metric.MOVEMENT, 6.0),
            entry(Metric.MOVEMENT_DURATION, 20.0),
            entry(Metric.HRV_RMSSD_START, 38.0),
            entry(Metric.HRV_RMSSD_END, 55.0),
            entry(Metric.CHEST_MOVEMENT_RATE, 15.0),
            entry(Metric.CHEST_MOVEMENT_RATE_MIN, 10.0),
            entry(Metric.CHEST_MOVEMENT_RATE_MAX, 21.0),
            entry(Metric.BREATHING_SOUNDS, 1.0),
            entry(Metric.BREATHING_SOUNDS_EPISODES, 1.0),
            entry(Metric.SLEEP_INDEX, 4.0),
            entry(Metric.CORE_BODY_TEMPERATURE, 36.6),
            entry(Metric.CORE_BODY_TEMPERATURE_MIN, 36.1),
            entry(Metric.CORE_BODY_TEMPERATURE_MAX, 37.2));
    assertThat(Fixtures.unmapped(batch)).containsOnly(entry("sleepField:novelty", 1));
  }

  @Test
  void readsANightOfAnotherMakerFromItsTotalAndItsEvents() {
    SleepSession nap = night("n310000002");

    assertThat(nap.asleepSeconds()).isEqualTo(3000);
    assertThat(nap.lightSeconds()).isNull();
    assertThat(nap.latencySeconds()).as("fell asleep 300 s after lying down").isEqualTo(300);
    assertThat(nap.wakeUps()).as("the last waking up is the end").isEqualTo(2);
    assertThat(nap.details()).isEmpty();
  }

  @Test
  void keepsANightWithBrokenEventsAndWithoutADate() {
    SleepSession night = night("n310000003");

    assertThat(night.asleepSeconds()).isEqualTo(17000);
    assertThat(night.latencySeconds()).isEqualTo(240);
    assertThat(night.wakeUps()).isNull();
    assertThat(night.details()).containsOnly(entry(Metric.WAKE_UP_LATENCY, 2.0));
    assertThat(night.moment().localDate()).isEqualTo(LocalDate.of(2026, 1, 2));
    assertThat(night.moment().offsetSource()).isEqualTo(OffsetSource.ACCOUNT);
  }

  @Test
  void asksForEveryFieldItReads() {
    assertThat(new SleepSummaryMapper().dataFields().split(","))
        .contains("total_sleep_time", "night_events", "rmssd_end_avg", "durationtosleep")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'startdate':1767238200,'enddate':1767267000}",
        "{'id':1,'enddate':1767267000}",
        "{'id':1,'startdate':1767267000,'enddate':1767238200}",
        "[]"
      })
  void countsANightWithoutIdentityOrTime(String broken) {
    PageMapping page =
        Fixtures.mapBody(
            new SleepSummaryMapper(),
            "{'series':["
                + broken
                + ",{'id':2,'startdate':1767238200,'enddate':1767267000,'data':null}]}");

    assertThat(page.batch().build().sleepSessions()).hasSize(1);
    assertThat(Fixtures.unmapped(page.batch().build())).containsOnly(entry("malformed:night", 1));
  }

  private SleepSession night(String key) {
    return batch.sleepSessions().stream()
        .filter(n -> n.key().id().equals(key))
        .findFirst()
        .orElseThrow();
  }
}
