package org.wellbundle.provider.withings.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.wellbundle.api.measurement.Batch;
import org.wellbundle.api.measurement.DailyTotal;
import org.wellbundle.api.measurement.Metric;
import org.wellbundle.api.measurement.RecordKey;
import org.wellbundle.provider.withings.support.Fixtures;

class ActivityMapperTest {
  private final Batch batch = Fixtures.map(new ActivityMapper(), "activity.json");

  @Test
  void mapsADayWithAllItsValues() {
    assertThat(day("2026-01-01"))
        .containsOnly(
            entry(Metric.STEPS, 8421.0),
            entry(Metric.DISTANCE, 6310.25),
            entry(Metric.FLOORS, 11.0),
            entry(Metric.ACTIVE_MINUTES_LIGHT, 90.0),
            entry(Metric.ACTIVE_MINUTES_MODERATE, 1870 / 60d),
            entry(Metric.ACTIVE_MINUTES_VIGOROUS, 605 / 60d),
            entry(Metric.ACTIVE_DURATION, 41.25),
            entry(Metric.ACTIVE_ENERGY, 412.5),
            entry(Metric.TOTAL_ENERGY, 2380.75),
            entry(Metric.HEART_RATE, 71.0),
            entry(Metric.HEART_RATE_MIN, 48.0),
            entry(Metric.HEART_RATE_MAX, 141.0),
            entry(Metric.HEART_RATE_ZONE_LIGHT, 41000 / 60d),
            entry(Metric.HEART_RATE_ZONE_MODERATE, 50.0),
            entry(Metric.HEART_RATE_ZONE_INTENSE, 0.0),
            entry(Metric.HEART_RATE_ZONE_MAXIMAL, 1.5));
  }

  @Test
  void takesOneOfTwoSourcesAndNeverTheSum() {
    assertThat(day("2026-01-02"))
        .containsOnly(
            entry(Metric.STEPS, 7000.0), entry(Metric.DISTANCE, 5100.5), entry(Metric.FLOORS, 3.0));
    assertThat(Fixtures.unmapped(batch))
        .containsOnly(entry("activitySource:18", 1), entry("activityField:novelty", 1));
  }

  @Test
  void keysADayTheSameInEveryDelivery() {
    assertThat(batch.dailyTotals())
        .filteredOn(t -> t.localDate().equals(LocalDate.of(2026, 1, 2)))
        .extracting(DailyTotal::key)
        .containsOnly(new RecordKey("d2026-01-02", (1L << 40) + 1767398300));
  }

  @Test
  void letsNoPhoneThatChangesLaterReplaceAWatch() {
    DailyTotal watch = single("'brand':1,'is_tracker':true,'modified':1767398300");
    DailyTotal phone = single("'brand':18,'is_tracker':false,'modified':1767398400");
    DailyTotal edited = single("'brand':1,'is_tracker':true,'modified':1767398500");

    assertThat(phone.key().id()).isEqualTo(watch.key().id());
    assertThat(phone.key().version()).isLessThan(watch.key().version());
    assertThat(edited.key().version()).isGreaterThan(watch.key().version());
  }

  @Test
  void choosesBetweenPhonesByStepsAndBetweenEqualsTheNewest() {
    Batch chosen =
        Fixtures.mapBody(
                new ActivityMapper(),
                "{'activities':[{'date':'2026-01-05','brand':18,'steps':10,'modified':9},"
                    + "{'date':'2026-01-05','brand':18,'steps':30,'modified':5},"
                    + "{'date':'2026-01-05','brand':18,'steps':30,'modified':7}]}")
            .batch()
            .build();

    assertThat(chosen.dailyTotals())
        .singleElement()
        .extracting(DailyTotal::value, t -> t.key().version())
        .containsExactly(30.0, 7L);
    assertThat(Fixtures.unmapped(chosen)).containsOnly(entry("activitySource:18", 2));
  }

  @Test
  void readsNumbersInStringsAndPassesNulls() {
    assertThat(day("2026-01-03")).containsOnly(entry(Metric.STEPS, 3105.0));
  }

  @Test
  void countsARowWithoutADate() {
    PageMapping page =
        Fixtures.mapBody(
            new ActivityMapper(),
            "{'activities':[{'steps':1},{'date':'2026-02-30','steps':1},"
                + "{'date':'2026-02-01','steps':'many','distance':5}]}");

    Batch mapped = page.batch().build();
    assertThat(mapped.dailyTotals()).singleElement().extracting(DailyTotal::value).isEqualTo(5.0);
    assertThat(Fixtures.unmapped(mapped))
        .containsOnly(entry("malformed:activity", 2), entry("malformed:activityField.steps", 1));
    assertThat(page.whole()).isFalse();
  }

  private static DailyTotal single(String row) {
    return Fixtures.mapBody(
            new ActivityMapper(), "{'activities':[{'date':'2026-01-02','steps':5," + row + "}]}")
        .batch()
        .build()
        .dailyTotals()
        .get(0);
  }

  private Map<Metric, Double> day(String date) {
    return batch.dailyTotals().stream()
        .filter(t -> t.localDate().equals(LocalDate.parse(date)))
        .collect(Collectors.toMap(DailyTotal::metric, DailyTotal::value));
  }
}
