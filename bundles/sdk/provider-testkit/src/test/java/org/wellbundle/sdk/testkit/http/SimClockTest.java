package org.wellbundle.sdk.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SimClockTest {
  private static final Instant START = Instant.parse("2026-11-20T11:00:00Z");

  @Test
  void aFrozenClockDoesItsWorkInOrderWhileAdvancing() {
    try (SimClock clock = SimClock.frozenAt(START)) {
      List<String> done = new ArrayList<>();
      clock.at(START.plusSeconds(20), () -> done.add("b " + clock.now()));
      clock.at(START.plusSeconds(10), () -> done.add("a " + clock.now()));
      clock.at(START.plusSeconds(99), () -> done.add("never"));

      clock.advance(Duration.ofSeconds(30));

      assertThat(done).containsExactly("a 2026-11-20T11:00:10Z", "b 2026-11-20T11:00:20Z");
      assertThat(clock.now()).isEqualTo(START.plusSeconds(30));
      assertThat(clock.handTime()).isEqualTo(START.plusSeconds(30));
    }
  }

  @Test
  void workMayAddWorkThatIsDueInTheSameStep() {
    try (SimClock clock = SimClock.frozenAt(START)) {
      List<Instant> done = new ArrayList<>();
      clock.at(
          START.plusSeconds(1), () -> clock.at(START.plusSeconds(2), () -> done.add(clock.now())));

      clock.advance(Duration.ofSeconds(5));

      assertThat(done).containsExactly(START.plusSeconds(2));
    }
  }

  @Test
  void aCompressedClockRacesButHandTimeDoesNot() throws InterruptedException {
    try (SimClock clock = SimClock.running(START, 100_000)) {
      CountDownLatch due = new CountDownLatch(1);
      clock.at(START.plus(Duration.ofHours(2)), due::countDown);

      assertThat(due.await(5, TimeUnit.SECONDS)).isTrue();

      assertThat(clock.now()).isAfter(START.plus(Duration.ofHours(2)));
      assertThat(clock.handTime()).isBefore(START.plusSeconds(10));
    }
  }

  @Test
  void aRunningClockCanJump() {
    try (SimClock clock = SimClock.running(START, 1)) {
      clock.advance(Duration.ofDays(1));

      assertThat(clock.now())
          .isBetween(
              START.plus(Duration.ofDays(1)), START.plus(Duration.ofDays(1)).plusSeconds(10));
      assertThat(clock.handTime()).isAfter(START.plus(Duration.ofHours(23)));
    }
  }
}
