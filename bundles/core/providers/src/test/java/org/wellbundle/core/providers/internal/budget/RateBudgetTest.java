package org.wellbundle.core.providers.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wellbundle.api.provider.RateLimit;

/** The promise: no span of a minute holds more calls than the vendor allows, whatever happens. */
class RateBudgetTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Limits WITHINGS = new Limits(List.of(new RateLimit(120, MINUTE)), 3);

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1.5, 2.5, 20, 200})
  void noMinuteEverHoldsMoreThanTheLimit(double callsPerSecond) {
    for (int seed = 0; seed < 25; seed++) {
      // given three nodes, a database that is quick or slow, calls that reach the vendor late
      Random random = new Random(seed);
      Load load = new Load(random, WITHINGS, Duration.ofMillis(seed % 2 == 0 ? 3 : 300));

      // when calls of all urgencies come at random, in bursts and lulls
      load.run(Duration.ofMinutes(6), callsPerSecond);

      // then
      assertThat(load.busiest(MINUTE)).as("seed %d", seed).isLessThanOrEqualTo(120);
    }
  }

  @Test
  void severalLimitsHoldAtOnce() {
    Limits limits =
        new Limits(List.of(new RateLimit(10, Duration.ofSeconds(5)), new RateLimit(60, MINUTE)), 3);
    for (int seed = 0; seed < 25; seed++) {
      Load load = new Load(new Random(seed), limits, Duration.ofMillis(3));
      load.run(Duration.ofMinutes(6), 5);
      assertThat(load.busiest(Duration.ofSeconds(5))).isLessThanOrEqualTo(10);
      assertThat(load.busiest(MINUTE)).isLessThanOrEqualTo(60);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "BACKGROUND")
  void atSaturationLessThanFivePercentAreLost(Level level) {
    Load load = new Load(new Random(7), WITHINGS, Duration.ofMillis(3));
    load.steadily(level);
    load.run(Duration.ofMinutes(101), 30);
    double perMinute = load.callsAfter(MINUTE) / 100.0;
    assertThat(perMinute).isGreaterThan(0.95 * 120).isLessThanOrEqualTo(120);
  }

  @Test
  void whatNobodyWaitsForUsesMostOfALimitAndLeavesATwelfth() {
    Load load = new Load(new Random(7), WITHINGS, Duration.ofMillis(3));
    load.steadily(Level.BACKGROUND);
    load.run(Duration.ofMinutes(101), 30);
    assertThat(load.callsAfter(MINUTE) / 100.0).isBetween(0.87 * 120, 110.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 25, 40, 55})
  void whoUnlinksNeedNotWaitForTheEndOfTheMinuteABackfillUsedUp(int secondsIn) {
    // given a backfill that takes what it can get
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ofMillis(2));
    RateBudget budget = new RateBudget("r", WITHINGS, book, book);
    while (book.nanos() < Duration.ofSeconds(secondsIn).toNanos()) {
      budget.tryTake(Level.BACKGROUND);
      book.pass(20_000_000);
    }

    // when a person waits for five calls
    long start = book.nanos();
    for (int call = 0; call < 5; call++) {
      while (!budget.tryTake(Level.INTERACTIVE).granted()) {
        book.pass(20_000_000);
        budget.tryTake(Level.BACKGROUND);
      }
    }

    // then
    assertThat(Duration.ofNanos(book.nanos() - start)).isLessThan(Duration.ofSeconds(8));
  }

  @Test
  void aCallAPersonWaitsForFindsAPlaceWhileBackgroundWorkUsesAllItCanGet() {
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ofMillis(2));
    RateBudget greedy = new RateBudget("r", WITHINGS, book, book);
    RateBudget other = new RateBudget("r", WITHINGS, book, book);
    long worst = 0;
    for (int second = 0; second < 600; second++) {
      for (int i = 0; i < 20; i++) {
        greedy.tryTake(Level.BACKGROUND);
        book.pass(50_000_000);
      }
      if (second % 7 == 0) {
        long start = book.nanos();
        while (!other.tryTake(Level.EXCHANGE).granted()) {
          book.pass(20_000_000);
          greedy.tryTake(Level.BACKGROUND);
        }
        worst = Math.max(worst, book.nanos() - start);
      }
    }
    assertThat(Duration.ofNanos(worst)).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void whereAPersonWaitsOnlyNewDataGoesOn() {
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ofMillis(2));
    RateBudget budget = new RateBudget("r", WITHINGS, book, book);

    budget.peopleWait();

    assertThat(budget.tryTake(Level.BACKGROUND).granted()).isFalse();
    assertThat(budget.tryTake(Level.SOON).granted()).isFalse();
    assertThat(budget.tryTake(Level.LIVE).granted()).isTrue();
    assertThat(budget.tryTake(Level.INTERACTIVE).granted()).isTrue();
    book.pass(Duration.ofSeconds(2).toNanos());
    assertThat(budget.tryTake(Level.SOON).granted()).isTrue();
  }

  @Test
  void aRefusalTellsWhenToComeAgain() {
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ZERO);
    RateBudget budget =
        new RateBudget("r", new Limits(List.of(new RateLimit(1, MINUTE)), 3), book, book);
    assertThat(budget.tryTake(Level.LIVE).granted()).isTrue();
    book.pass(Duration.ofSeconds(10).toNanos());

    RateBudget.Answer refused = budget.tryTake(Level.LIVE);

    assertThat(refused.granted()).isFalse();
    assertThat(refused.patience()).isEqualTo(Duration.ofSeconds(51));
    book.pass(refused.patience().toNanos());
    assertThat(budget.tryTake(Level.LIVE).granted()).isTrue();
  }

  @Test
  void leasedCallsThatWereNotMadeGoBack() {
    // given a node that leased eight and made one of them
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ZERO);
    Limits limits = new Limits(List.of(new RateLimit(10, MINUTE)), 0);
    long slice =
        book.open(
            "r",
            MINUTE,
            page -> {
              long id = page.grant(8);
              page.settle(id, 1);
              return id;
            });
    assertThat(slice).isPositive();

    // then nine are left
    RateBudget budget = new RateBudget("r", limits, book, book);
    long granted =
        IntStream.range(0, 200)
            .filter(
                i -> {
                  book.pass(250_000_000);
                  return budget.tryTake(Level.EXCHANGE).granted();
                })
            .count();
    assertThat(granted).isEqualTo(9);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 20, 45, 90, 200})
  void tellsHowLongCallsTake(int secondsOfRush) {
    for (int calls : new int[] {40, 150, 300, 1000}) {
      // given a rush that began a while ago
      SimulatedBook book = new SimulatedBook(new Random(1), Duration.ofMillis(2));
      RateBudget budget = new RateBudget("r", WITHINGS, book, book);
      rush(book, budget, Integer.MAX_VALUE, secondsOfRush);

      // when
      double told =
          book.open("r", WITHINGS.longest(), WITHINGS::view).estimate(calls).toMillis() / 1000.0;
      double took = rush(book, budget, calls, Integer.MAX_VALUE);

      // then
      assertThat(told).as("%d calls", calls).isBetween(took * 0.95 - 2, took * 1.05 + 2);
    }
  }

  /** Makes calls as fast as may be. Returns the seconds it took. */
  private static double rush(SimulatedBook book, RateBudget budget, int calls, int seconds) {
    long start = book.nanos();
    int made = 0;
    while (made < calls && book.nanos() - start < seconds * 1_000_000_000L) {
      if (budget.tryTake(Level.FIRST).granted()) {
        made++;
      } else {
        book.pass(50_000_000);
      }
    }
    return (book.nanos() - start) / 1e9;
  }

  @Test
  void withoutADeclaredLimitNothingIsCounted() {
    SimulatedBook book = new SimulatedBook(new Random(1), Duration.ZERO);
    RateBudget budget = new RateBudget("r", new Limits(List.of(), 3), book, book);
    assertThat(IntStream.range(0, 10_000).allMatch(i -> budget.tryTake(Level.LIVE).granted()))
        .isTrue();
  }

  /** Random arrivals on three nodes. */
  private static final class Load {
    private final Random random;
    private final SimulatedBook book;
    private final List<RateBudget> nodes = new ArrayList<>();
    private final List<Long> arrivals = new ArrayList<>();
    private Level[] levels = Level.values();
    private boolean lulls = true;

    Load(Random random, Limits limits, Duration slowest) {
      this.random = random;
      this.book = new SimulatedBook(random, slowest);
      for (int node = 0; node < 3; node++) {
        nodes.add(new RateBudget("r", limits, book, book));
      }
    }

    void steadily(Level level) {
      levels = new Level[] {level};
      lulls = false;
    }

    void run(Duration length, double callsPerSecond) {
      while (book.nanos() < length.toNanos()) {
        boolean lull = lulls && random.nextInt(200) == 0;
        double seconds = lull ? random.nextDouble() * 8 : exponential() / callsPerSecond;
        book.pass((long) (seconds * 1e9));
        RateBudget node = nodes.get(random.nextInt(nodes.size()));
        if (node.tryTake(levels[random.nextInt(levels.length)]).granted()) {
          arrivals.add(book.nanos() + random.nextLong(Limits.GUARD.toNanos()));
        }
      }
    }

    private double exponential() {
      return -Math.log(1 - random.nextDouble());
    }

    long callsAfter(Duration start) {
      return arrivals.stream().filter(at -> at >= start.toNanos()).count();
    }

    int busiest(Duration span) {
      long[] sorted = arrivals.stream().mapToLong(Long::longValue).sorted().toArray();
      int most = 0;
      int from = 0;
      for (int to = 0; to < sorted.length; to++) {
        while (sorted[to] - sorted[from] >= span.toNanos()) {
          from++;
        }
        most = Math.max(most, to - from + 1);
      }
      assertThat(Arrays.stream(sorted).count()).isPositive();
      return most;
    }
  }
}
