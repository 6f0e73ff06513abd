package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Moment.OffsetSource;
import org.wellbundle.api.measurement.Origin;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.provider.withings.support.Fixtures;

class IntradayMapperTest {
  private final Batch batch = Fixtures.map(new IntradayMapper(), "intraday.json");

  @Test
  void mapsAPointWithADurationAsAnInterval() {
    Instant start = Instant.ofEpochSecond(1767258000);

    assertThat(at(start))
        .extracting(Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple(Metric.STEPS, 112.0),
            tuple(Metric.FLOORS, 1.0),
            tuple(Metric.ACTIVE_ENERGY, 4.5),
            tuple(Metric.DISTANCE, 84.2));
    assertThat(at(start))
        .allSatisfy(
            sample -> {
              assertThat(sample.moment().end()).isEqualTo(start.plusSeconds(60));
              assertThat(sample.moment().offsetSource()).isEqualTo(OffsetSource.ACCOUNT);
              assertThat(sample.key()).isEqualTo(new RecordKey("i1767258000", 0));
              assertThat(sample.origin()).isEqualTo(Origin.sensed("ScanWatch", "99aa"));
            });
  }

  @Test
  void mapsAPointWithoutADurationAsASpot() {
    assertThat(at(Instant.ofEpochSecond(1767258060)))
        .singleElement()
        .satisfies(
            pulse -> {
              assertThat(pulse.metric()).isEqualTo(Metric.HEART_RATE);
              assertThat(pulse.value()).isEqualTo(74);
              assertThat(pulse.moment().end()).isNull();
            });
  }

  @Test
  void dropsZerosOfSensorsThatAreNotThereButKeepsAMinuteWithoutSteps() {
    assertThat(at(Instant.ofEpochSecond(1767258120)))
        .extracting(Sample::metric, Sample::value)
        .containsExactly(tuple(Metric.STEPS, 0.0));
  }

  @Test
  void keepsTheTwoHeartRateVariabilitiesApart() {
    assertThat(at(Instant.ofEpochSecond(1767258180)))
        .extracting(Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple(Metric.HRV_RMSSD, 41.0),
            tuple(Metric.HRV_SDNN, 52.0),
            tuple(Metric.HRV_QUALITY, 3.0),
            tuple(Metric.SPO2, 96.0),
            tuple(Metric.RESPIRATORY_RATE, 14.0),
            tuple(Metric.CORE_BODY_TEMPERATURE, 36.9),
            tuple(Metric.CHEST_MOVEMENT_RATE, 15.0));
  }

  @Test
  void countsWhatItDoesNotKnow() {
    assertThat(at(Instant.ofEpochSecond(1767258240))).hasSize(2);
    assertThat(Fixtures.unmapped(batch))
        .containsOnly(entry("intradayField:novelty", 1), entry("malformed:intradayPoint", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'series':{}}", "{'series':[]}", "{'series':null}", "{}", "[]"})
  void takesEverySpellingOfEmpty(String body) {
    Batch empty = Fixtures.mapBody(new IntradayMapper(), body).batch().build();

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.unmapped()).isEmpty();
  }

  private List<Sample> at(Instant start) {
    return batch.samples().stream().filter(s -> s.moment().start().equals(start)).toList();
  }
}
