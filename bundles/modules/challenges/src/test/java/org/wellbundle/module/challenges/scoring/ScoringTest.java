package org.wellbundle.module.challenges.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.wellbundle.module.challenges.scoring.Places.Placed;
import org.wellbundle.module.challenges.scoring.Rules.ByHand;
import org.wellbundle.module.challenges.scoring.Rules.Ties;
import org.wellbundle.module.challenges.scoring.Rules.Type;

class ScoringTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-10-19");
  private static final LocalDate LAST = LocalDate.parse("2026-11-01");

  @Test
  void whatWasTypedInGoesFirstThenTheCap() {
    Scoring scoring = new Scoring(rules(Type.TOTAL, ByHand.CAPPED, 10_000L, 1_000));

    DayCount day = scoring.count(day(0, 15_000, 4_000));

    assertThat(day.excluded()).isEqualTo(3_000_000);
    assertThat(day.capped()).isEqualTo(2_000_000);
    assertThat(day.counted()).isEqualTo(10_000_000);
  }

  @Test
  void theDayThatIsAnHourLongerCountsOnce() {
    // Clocks go back on 25 October: what counts is the member's date, however long it was.
    Scoring scoring = new Scoring(rules(Type.STREAK, ByHand.EXCLUDED, null, 0));
    List<DayCount> days = new ArrayList<>();
    for (int n = 0; n < 10; n++) {
      days.add(scoring.count(day(n, 8_000, 0)));
    }

    assertThat(days).anyMatch(day -> day.date().equals(LocalDate.parse("2026-10-25")));
    assertThat(scoring.score(days)).isEqualTo(10 * Thousandths.ONE);
  }

  @Test
  void aDayThatMissesTheThresholdBreaksTheStreakAndOneWithoutDataToo() {
    Scoring scoring = new Scoring(rules(Type.STREAK, ByHand.EXCLUDED, null, 0));
    List<DayCount> days = new ArrayList<>();
    for (int n : new int[] {0, 1, 3, 4, 5, 7}) {
      days.add(scoring.count(day(n, n == 7 ? 7_999.999 : 8_000, 0)));
    }

    assertThat(scoring.score(days)).isEqualTo(3 * Thousandths.ONE);
  }

  @Test
  void whatNobodyCanWalkIsMarkedAndCounts() {
    Scoring scoring = new Scoring(rules(Type.TOTAL, ByHand.FLAGGED, null, 0));

    DayCount day = scoring.count(day(0, 100_001, 10));

    assertThat(day.flags()).containsExactly(DayCount.BY_HAND, DayCount.IMPLAUSIBLE);
    assertThat(day.counted()).isEqualTo(100_001_000);
  }

  @Test
  void roundsEachValueOnceAndBeforeAdding() {
    assertThat(Thousandths.of(0.0005)).isEqualTo(1);
    assertThat(Thousandths.of(5_210.5)).isEqualTo(5_210_500);
    assertThat(Thousandths.of(-3)).isZero();
    assertThat(Thousandths.of(1e300)).isEqualTo(1_000_000_000_000L);
    assertThat(Thousandths.shown(5_210_500)).isEqualTo(new BigDecimal("5210.5"));
    assertThat(Thousandths.shown(12_000_000).toPlainString()).isEqualTo("12000");
  }

  /** Independent and slow: decimals, loops over the calendar, nothing shared with the code. */
  @Test
  void agreesWithASlowCalculationOverRandomSeasons() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Type type = Type.values()[random.nextInt(4)];
      ByHand byHand = ByHand.values()[random.nextInt(3)];
      Long cap = random.nextBoolean() ? null : 4_000L + random.nextInt(12_000);
      Rules rules = rules(type, byHand, cap, random.nextInt(3_000));
      Scoring scoring = new Scoring(rules);
      Map<LocalDate, double[]> season = new HashMap<>();
      List<DayInput> inputs = new ArrayList<>();
      for (int n = 0; n < 14; n++) {
        if (random.nextInt(5) > 0) {
          double raw = random.nextInt(20_000_000) / 1_000.0;
          double typed = random.nextInt(3) == 0 ? raw * random.nextInt(5) / 4 : 0;
          DayInput input = day(n, raw, typed);
          season.put(input.date(), new double[] {raw, typed});
          inputs.add(input);
        }
      }
      Collections.shuffle(inputs, random);

      List<DayCount> days = inputs.stream().map(scoring::count).toList();

      assertThat(BigDecimal.valueOf(scoring.score(days), 3))
          .describedAs("season %d of %s", seed, rules)
          .isEqualByComparingTo(slow(rules, season));
      assertThat(days).allMatch(day -> day.raw() == day.excluded() + day.capped() + day.counted());
    }
  }

  private static BigDecimal slow(Rules rules, Map<LocalDate, double[]> season) {
    BigDecimal total = BigDecimal.ZERO;
    int reached = 0;
    int run = 0;
    int longest = 0;
    for (LocalDate date = FIRST; !date.isAfter(LAST); date = date.plusDays(1)) {
      double[] day = season.getOrDefault(date, new double[2]);
      BigDecimal counted = slowDay(rules, day[0], day[1]);
      boolean enough = season.containsKey(date) && counted.compareTo(new BigDecimal("8000")) >= 0;
      total = total.add(counted);
      reached += enough ? 1 : 0;
      run = enough ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return switch (rules.type()) {
      case TOTAL -> total;
      case AVERAGE -> total.divide(new BigDecimal(14), 3, RoundingMode.HALF_UP);
      case CHECKPOINT -> new BigDecimal(reached);
      case STREAK -> new BigDecimal(longest);
    };
  }

  private static BigDecimal slowDay(Rules rules, double raw, double typed) {
    BigDecimal all = new BigDecimal(raw).setScale(3, RoundingMode.HALF_UP);
    BigDecimal part = new BigDecimal(typed).setScale(3, RoundingMode.HALF_UP).min(all);
    BigDecimal allowed =
        switch (rules.byHand()) {
          case EXCLUDED -> BigDecimal.ZERO;
          case CAPPED -> part.min(BigDecimal.valueOf(rules.byHandCap(), 3));
          case FLAGGED -> part;
        };
    BigDecimal counted = all.subtract(part).add(allowed);
    Long cap = rules.dailyCap();
    return cap == null ? counted : counted.min(BigDecimal.valueOf(cap, 3));
  }

  @Test
  void tiesShareAPlaceInOneOrTheOtherWayAndTheOrderOfReadingDoesNotMatter() {
    List<Long> scores = new ArrayList<>(List.of(5L, 9L, 5L, 1L));
    for (int n = 0; n < 10; n++) {
      Collections.shuffle(scores, new Random(n));
      assertThat(Places.of(scores, Long::longValue, score -> 0, Ties.COMPETITION))
          .extracting(Placed::place)
          .containsExactly(1, 2, 2, 4);
      assertThat(Places.of(scores, Long::longValue, score -> 0, Ties.DENSE))
          .extracting(Placed::place)
          .containsExactly(1, 2, 2, 3);
    }
  }

  private static DayInput day(int number, double raw, double typed) {
    long all = Thousandths.of(raw);
    return new DayInput(FIRST.plusDays(number), all, Math.min(all, Thousandths.of(typed)));
  }

  private static Rules rules(Type type, ByHand byHand, Long cap, long byHandCap) {
    return new Rules(
        type,
        Measure.STEPS,
        8_000 * Thousandths.ONE,
        FIRST,
        LAST,
        cap == null ? null : cap * Thousandths.ONE,
        byHand,
        byHandCap * Thousandths.ONE);
  }
}
