package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.api.measurement.Sample;
import org.wellbundle.api.measurement.SleepSegment;
import org.wellbundle.api.measurement.SleepSegment.Stage;
import org.wellbundle.provider.withings.support.Fixtures;

class SleepStageMapperTest {
  private final Batch batch = Fixtures.map(new SleepStageMapper(), "sleep-stages.json");

  @Test
  void sortsSegmentsAndKeepsTheirGaps() {
    assertThat(batch.sleepSegments())
        .extracting(s -> s.key().id(), SleepSegment::stage, s -> s.moment().end().getEpochSecond())
        .containsExactly(
            tuple("t1767238200:77bb77bb", Stage.AWAKE, 1767238800L),
            tuple("t1767238800:77bb77bb", Stage.LIGHT, 1767241200L),
            tuple("t1767241200:77bb77bb", Stage.DEEP, 1767244800L),
            tuple("t1767248400:77bb77bb", Stage.REM, 1767250200L),
            tuple("t1767250200:77bb77bb", Stage.OUT_OF_BED, 1767250500L),
            tuple("t1767250500:77bb77bb", Stage.UNSPECIFIED, 1767250800L),
            tuple("t1767250800:", Stage.MANUAL, 1767254400L));
  }

  @Test
  void marksAStretchEnteredByHand() {
    assertThat(batch.sleepSegments())
        .filteredOn(s -> s.stage() == Stage.MANUAL)
        .singleElement()
        .satisfies(s -> assertThat(s.origin().modality()).isEqualTo(Modality.SELF_REPORTED))
        .satisfies(s -> assertThat(s.origin().deviceModel()).isEqualTo("ScanWatch"));
  }

  @Test
  void mapsCurvesWithoutZerosAndABorderPointOnce() {
    assertThat(batch.samples())
        .extracting(s -> s.moment().start().getEpochSecond(), Sample::metric, Sample::value)
        .containsExactlyInAnyOrder(
            tuple(1767241200L, Metric.HEART_RATE, 52.0),
            tuple(1767241320L, Metric.HEART_RATE, 51.0),
            tuple(1767241200L, Metric.RESPIRATORY_RATE, 13.0),
            tuple(1767241200L, Metric.SNORING, 0.5),
            tuple(1767241200L, Metric.HRV_RMSSD, 44.0),
            tuple(1767241200L, Metric.MOVEMENT, 0.0));
    assertThat(batch.samples())
        .extracting(s -> s.key().id())
        .contains("s1767241200:77bb77bb", "s1767241320:77bb77bb");
  }

  @Test
  void countsWhatItDoesNotKnow() {
    assertThat(Fixtures.unmapped(batch))
        .containsOnly(
            entry("sleepState:42", 1),
            entry("sleepStageField:novelty", 1),
            entry("malformed:sleepSegment", 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'series':[]}", "{'series':{}}", "{'model':32}"})
  void takesEverySpellingOfEmpty(String body) {
    Batch empty = Fixtures.mapBody(new SleepStageMapper(), body).batch().build();

    assertThat(empty.isEmpty()).isTrue();
    assertThat(empty.unmapped()).isEmpty();
  }

  @Test
  void keepsASegmentWhoseCurvesAreBroken() {
    Batch mapped =
        Fixtures.mapBody(
                new SleepStageMapper(),
                "{'series':[{'startdate':1767238200,'enddate':1767238800,'state':1,'hr':7,"
                    + "'rr':{'yesterday':3,'1767238200':'x','1767238260':12}}]}")
            .batch()
            .build();

    assertThat(mapped.sleepSegments()).hasSize(1);
    assertThat(mapped.samples()).singleElement().extracting(Sample::value).isEqualTo(12.0);
    assertThat(Fixtures.unmapped(mapped))
        .containsOnly(
            entry("malformed:sleepStageField.hr", 1),
            entry("malformed:sleepStageField.rr", 1),
            entry("malformed:sleepStagePoint", 1));
  }
}
