package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.provider.withings.support.Fixtures;

class HeartMapperTest {
  private final Batch batch = Fixtures.map(new HeartMapper(), "heart.json");

  @Test
  void mapsVerdictsPulseAndPressureUnderOneKey() {
    assertThat(batch.samples())
        .extracting(s -> s.key().id(), Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple("h1767260000:b0b0", Metric.HEART_RATE, 66.0),
            tuple("h1767260000:b0b0", Metric.ATRIAL_FIBRILLATION, 0.0),
            tuple("h1767260000:b0b0", Metric.BLOOD_PRESSURE_SYSTOLIC, 123.0),
            tuple("h1767260000:b0b0", Metric.BLOOD_PRESSURE_DIASTOLIC, 79.0),
            tuple("h1767265000:99aa", Metric.ATRIAL_FIBRILLATION, 2.0),
            tuple("h1767266000:b0b0", Metric.VALVULAR_HEART_DISEASE, 1.0));
    assertThat(batch.samples().get(0).key().version()).isEqualTo(1767260100);
    assertThat(batch.samples().get(0).origin().deviceModel()).isEqualTo("BPM Core");
  }

  @Test
  void countsWhatItDoesNotKnow() {
    PageMapping page =
        Fixtures.mapBody(
            new HeartMapper(), "{'series':[{'heart_rate':60},{'timestamp':1767260000,'ecg':7}]}");

    assertThat(page.batch().build().samples()).isEmpty();
    assertThat(Fixtures.unmapped(page.batch().build()))
        .containsOnly(entry("malformed:heartRecording", 1));
    assertThat(Fixtures.unmapped(batch)).containsOnly(entry("heartField:novelty", 1));
  }
}
