package org.wellbundle.core.providers.internal.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.api.provider.RateLimit;
import org.wellbundle.core.providers.testing.ProvidersNode;
import org.wellbundle.platform.database.testing.TestDatabase;

class PostgresSliceBookTest {
  @RegisterExtension static final TestDatabase DB = TestDatabase.with(ProvidersNode.schema());

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final PostgresSliceBook book = new PostgresSliceBook(DB.transactions());

  @Test
  void whatWasGrantedCountsUntilItLeavesTheSpan() {
    long second =
        book.open(
            "sums",
            MINUTE,
            page -> {
              page.grant(5);
              return page.grant(8);
            });
    book.<Integer>open(
        "sums",
        MINUTE,
        page -> {
          page.settle(second, 3);
          assertThat(page.grantedWithin(MINUTE)).isEqualTo(8);
          assertThat(page.untilLeft(MINUTE, 0)).isZero();
          assertThat(page.untilLeft(MINUTE, 5)).isBetween(Duration.ofSeconds(50), MINUTE);
          assertThat(page.untilLeft(MINUTE, 6)).isBetween(Duration.ofSeconds(50), MINUTE);
          return 0;
        });
    int other = book.open("another", MINUTE, page -> page.grantedWithin(MINUTE));
    assertThat(other).isZero();
  }

  @Test
  void grantsOfTheFutureCountFromNowOn() {
    book.open("future", MINUTE, page -> page.grant(5));
    DB.execute(
        "update dispatch.rate_slice set granted_at = now() + interval '1 day' where registration ="
            + " 'future'");
    Duration wait = book.open("future", MINUTE, page -> page.untilLeft(MINUTE, 1));
    assertThat(wait).isLessThanOrEqualTo(MINUTE);
  }

  @Test
  void threeNodesTogetherStayWithinTheLimit() throws Exception {
    // given a limit small and short enough to hit it several times
    int calls = 40;
    Duration per = Duration.ofSeconds(2);
    Limits limits = new Limits(List.of(new RateLimit(calls, per)), 0);
    ConcurrentLinkedQueue<Long> made = new ConcurrentLinkedQueue<>();
    List<Thread> nodes = new ArrayList<>();
    long end = System.nanoTime() + Duration.ofSeconds(9).toNanos();

    // when three nodes with three threads each want more than there is
    for (int node = 0; node < 3; node++) {
      RateBudget budget =
          new RateBudget("shared", limits, new PostgresSliceBook(DB.secondNode()), Ticker.SYSTEM);
      for (int thread = 0; thread < 3; thread++) {
        nodes.add(
            new Thread(
                () -> {
                  while (System.nanoTime() < end) {
                    if (budget.tryTake(Level.EXCHANGE).granted()) {
                      made.add(System.nanoTime());
                    } else {
                      pause();
                    }
                  }
                }));
      }
    }
    nodes.forEach(Thread::start);
    for (Thread node : nodes) {
      node.join();
    }

    // then
    assertThat(busiest(made, per)).isLessThanOrEqualTo(calls);
    assertThat(made.size()).isGreaterThan(2 * calls);
  }

  private static void pause() {
    try {
      Thread.sleep(5);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int busiest(Iterable<Long> made, Duration span) {
    List<Long> sorted = new ArrayList<>();
    made.forEach(sorted::add);
    sorted.sort(null);
    int most = 0;
    int from = 0;
    for (int to = 0; to < sorted.size(); to++) {
      while (sorted.get(to) - sorted.get(from) >= span.toNanos()) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }
}
