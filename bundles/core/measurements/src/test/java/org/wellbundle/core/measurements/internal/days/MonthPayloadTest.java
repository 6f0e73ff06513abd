package org.wellbundle.core.measurements.internal.days;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Modality;

class MonthPayloadTest {
  private static final DayValue STEPS = new DayValue(8_580, Modality.SENSED, "ScanWatch 2");
  private static final DayValue WEIGHT = new DayValue(80.094, Modality.SELF_REPORTED, "self");

  @Test
  void givesBackWhatWentIn() {
    MonthPayload payload = new MonthPayload();
    payload.set(1, 1, STEPS);
    payload.set(1, 31, STEPS);
    payload.set(30, 7, WEIGHT);

    MonthPayload read = MonthPayload.of(payload.bytes());

    assertThat(read.get(1, 1)).isEqualTo(STEPS);
    assertThat(read.get(1, 2)).isNull();
    assertThat(read.get(1, 31)).isEqualTo(STEPS);
    assertThat(read.get(30, 7)).isEqualTo(WEIGHT);
    assertThat(read.get(2, 7)).isNull();
  }

  @Test
  void theSameValuesGiveTheSameBytesWhateverTheOrder() {
    MonthPayload one = new MonthPayload();
    one.set(30, 7, WEIGHT);
    one.set(1, 1, STEPS);
    MonthPayload other = new MonthPayload();
    other.set(1, 1, new DayValue(1, Modality.DERIVED, "passing"));
    other.set(1, 1, STEPS);
    other.set(2, 3, STEPS);
    other.set(2, 3, null);
    other.set(30, 7, WEIGHT);

    assertThat(other.bytes()).isEqualTo(one.bytes());
  }

  @Test
  void isEmptyOnceTheLastValueIsGone() {
    MonthPayload payload = new MonthPayload();
    payload.set(1, 1, STEPS);
    payload.set(1, 1, null);
    payload.set(5, 1, null);

    assertThat(payload.isEmpty()).isTrue();
  }

  @Test
  void sixtyDaysOfTwentyMetricsStaySmall() {
    MonthPayload payload = new MonthPayload();
    for (int metric = 1; metric <= 20; metric++) {
      for (int day = 1; day <= 30; day++) {
        payload.set(metric, day, STEPS);
      }
    }
    assertThat(payload.bytes().length).isLessThan(6_000);
  }
}
