package org.wellbundle.core.measurements.internal.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.Modality;
import org.wellbundle.core.measurements.internal.store.Links;

class DayRulesTest {
  private static final long OLD = 1;
  private static final long NEW = 2;
  private static final LocalDate SWITCH_DAY = LocalDate.parse("2026-11-18");
  private static final Links LINKS =
      new Links(
          List.of(
              new Links.Link(NEW, "garmin", Instant.parse("2026-11-18T11:00:00Z")),
              new Links.Link(OLD, "withings", Instant.parse("2026-05-01T08:00:00Z"))));
  private final DayRules rules = new DayRules(LINKS);

  @Test
  void theVendorsTotalCountsAndSamplesAreNotAddedToIt() {
    assertThat(
            steps(SWITCH_DAY, List.of(total(OLD, 8_000)), List.of(samples(OLD, 0, 7_400, "10:00"))))
        .contains(8_000.0);
  }

  @Test
  void withoutATotalTheSamplesRollUpByTheMetric() {
    List<Group> groups = List.of(samples(OLD, 0, 100, "09:00"), samples(OLD, 0, 50, "10:00"));

    assertThat(steps(SWITCH_DAY, List.of(), groups)).contains(150.0);
    assertThat(value(Metric.HEART_RATE, SWITCH_DAY, List.of(), groups)).contains(75.0);
    assertThat(value(Metric.HEART_RATE_MIN, SWITCH_DAY, List.of(), groups)).contains(50.0);
    assertThat(value(Metric.HEART_RATE_MAX, SWITCH_DAY, List.of(), groups)).contains(100.0);
    assertThat(value(Metric.WEIGHT, SWITCH_DAY, List.of(), groups)).contains(50.0);
    assertThat(steps(SWITCH_DAY, List.of(), List.of())).isEmpty();
  }

  @Test
  void severalDevicesOfOneLinkAreNeverAddedUp() {
    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 8_000), total(OLD, 6_500)), List.of()))
        .contains(8_000.0);
  }

  @Test
  void beforeTheSwitchTheOldLinkCountsThoughTheNewOneBringsTheSameDay() {
    LocalDate before = SWITCH_DAY.minusDays(3);

    assertThat(steps(before, List.of(total(OLD, 8_000), total(NEW, 9_100)), List.of()))
        .contains(8_000.0);
    assertThat(
            steps(
                before,
                List.of(),
                List.of(
                    samples(OLD, 0, 700, before, "10:00"), samples(NEW, 0, 900, before, "10:00"))))
        .contains(700.0);
  }

  @Test
  void afterTheSwitchTheNewLinkCounts() {
    LocalDate after = SWITCH_DAY.plusDays(3);

    assertThat(steps(after, List.of(total(OLD, 9_900), total(NEW, 9_100)), List.of()))
        .contains(9_100.0);
  }

  @Test
  void aDayThatOnlyTheNewLinkHasCountsAlsoBeforeTheSwitch() {
    assertThat(steps(SWITCH_DAY.minusDays(30), List.of(total(NEW, 9_100)), List.of()))
        .contains(9_100.0);
  }

  @Test
  void onTheSwitchDaySamplesCountUpToTheSwitchFromTheOldAndAfterItFromTheNew() {
    List<Group> groups =
        List.of(
            samples(OLD, 0, 4_000, "09:00"), // before the switch
            samples(OLD, 1, 300, "12:00"), // after it: the old watch is still on the wrist
            samples(NEW, 0, 3_900, "09:30"), // brought back by the new link's backfill
            samples(NEW, 1, 2_000, "15:00"));

    assertThat(steps(SWITCH_DAY, List.of(), groups)).contains(6_000.0);
    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 4_300), total(NEW, 5_900)), groups))
        .as("with samples of both the totals aren't asked")
        .contains(6_000.0);
  }

  @Test
  void onTheSwitchDayWithOnlyTotalsTheLargerCounts() {
    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 4_300), total(NEW, 5_900)), List.of()))
        .contains(5_900.0);
    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 6_300), total(NEW, 5_900)), List.of()))
        .contains(6_300.0);
  }

  @Test
  void onTheSwitchDayWithSamplesOfOneOnlyTheLargerCounts() {
    List<Group> groups = List.of(samples(NEW, 0, 3_900, "09:30"), samples(NEW, 1, 2_000, "15:00"));

    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 4_300)), groups)).contains(5_900.0);
    assertThat(steps(SWITCH_DAY, List.of(total(OLD, 7_000)), groups)).contains(7_000.0);
  }

  @Test
  void aDayNearTheSwitchWhoseSamplesAllLieBeforeItBelongsToTheOldLink() {
    LocalDate eve = SWITCH_DAY.minusDays(1);

    assertThat(
            steps(
                eve,
                List.of(total(OLD, 8_000), total(NEW, 9_100)),
                List.of(
                    samples(OLD, 0, 7_900, eve, "10:00"), samples(NEW, 0, 9_000, eve, "10:00"))))
        .contains(8_000.0);
  }

  @Test
  void whatThePersonTypedInAlwaysCounts() {
    Group typed = samples(Links.SELF, 1, 79.5, "20:00");

    assertThat(
            value(
                Metric.WEIGHT,
                SWITCH_DAY,
                List.of(),
                List.of(samples(OLD, 0, 80.1, "07:00"), typed)))
        .contains(79.5);
    assertThat(
            value(
                Metric.WEIGHT,
                SWITCH_DAY,
                List.of(),
                List.of(samples(OLD, 0, 80.1, "07:00"), samples(NEW, 1, 80.3, "12:30"), typed)))
        .contains(79.5);
  }

  @Test
  void aValueOfAnUnsureOwnerCountsOnlyWhereThereIsNoOther() {
    Group perhaps =
        new Group(
            OLD,
            0,
            Modality.SENSED,
            "Body",
            true,
            1,
            62e6,
            62,
            62,
            at(SWITCH_DAY, "20:00"),
            "m:2",
            62);

    assertThat(
            value(
                Metric.WEIGHT,
                SWITCH_DAY,
                List.of(),
                List.of(samples(OLD, 0, 80.1, "07:00"), perhaps)))
        .contains(80.1);
    assertThat(value(Metric.WEIGHT, SWITCH_DAY, List.of(), List.of(perhaps))).contains(62.0);
  }

  @Test
  void sourceAndModalityTellWhereAValueComesFrom() {
    DayValue one =
        rules
            .value(Metric.WEIGHT, SWITCH_DAY, List.of(), List.of(samples(OLD, 0, 80.1, "07:00")))
            .orElseThrow();
    DayValue added =
        rules
            .value(
                Metric.STEPS,
                SWITCH_DAY,
                List.of(),
                List.of(samples(OLD, 0, 80, "07:00"), samples(NEW, 1, 20, "15:00")))
            .orElseThrow();

    assertThat(one).isEqualTo(new DayValue(80.1, Modality.SENSED, "device 1"));
    assertThat(added).isEqualTo(new DayValue(100, Modality.DERIVED, "garmin"));
  }

  private Optional<Double> steps(LocalDate date, List<Total> totals, List<Group> groups) {
    return value(Metric.STEPS, date, totals, groups);
  }

  private Optional<Double> value(
      Metric metric, LocalDate date, List<Total> totals, List<Group> groups) {
    return rules.value(metric, date, totals, groups).map(DayValue::value);
  }

  private static Total total(long link, double value) {
    return new Total(link, Modality.SENSED, "device " + link, 1, "d:" + value, value);
  }

  private static Group samples(long link, int period, double value, String time) {
    return samples(link, period, value, SWITCH_DAY, time);
  }

  private static Group samples(long link, int period, double value, LocalDate date, String time) {
    return new Group(
        link,
        period,
        Modality.SENSED,
        "device " + link,
        false,
        1,
        value * 1e6,
        value,
        value,
        at(date, time),
        "m:" + time,
        value);
  }

  private static Instant at(LocalDate date, String time) {
    return Instant.parse(date + "T" + time + ":00Z");
  }
}
