package org.wellbundle.platform.http.internal.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class BucketsTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
  private final Buckets<String> buckets = new Buckets<>();

  @Test
  void aMinutesCallsAtOnceAndThenAsTheyRefill() {
    for (int i = 0; i < 60; i++) {
      assertThat(buckets.take("a", 60, 0).refused()).isFalse();
    }
    Quota refused = buckets.take("a", 60, 0);
    assertThat(refused.refused()).isTrue();
    assertThat(refused.waitSeconds()).isEqualTo(1);
    assertThat(refused.resetSeconds()).isEqualTo(60);
    assertThat(buckets.take("a", 60, SECOND).refused()).isFalse();
    assertThat(buckets.take("a", 60, SECOND).refused()).isTrue();
    assertThat(buckets.take("b", 60, SECOND).remaining()).isEqualTo(59);
  }

  @Test
  void neverMoreThanTheLimitInAnyMinuteAfterTheFirst() {
    int taken = 0;
    for (long now = 0; now < 10 * 60 * SECOND; now += SECOND / 10) {
      taken += buckets.take("a", 30, now).refused() ? 0 : 1;
    }
    assertThat(taken).isBetween(30 * 10, 30 * 11);
  }

  @Test
  void fullBucketsAreForgotten() {
    buckets.take("a", 60, 0);
    buckets.take("b", 60, 70 * SECOND);
    buckets.sweep(70 * SECOND);
    assertThat(buckets.size()).isEqualTo(1);
  }
}
