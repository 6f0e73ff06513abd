package org.wellbundle.core.accounts.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.wellbundle.core.accounts.password.HashGate.Lane;
import org.wellbundle.platform.http.Problem;

class HashGateTest {
  @Test
  void aStormOfStrangersDoesNotKeepAKnownPersonWaiting() throws Exception {
    HashGate gate = new HashGate(1, Duration.ofMillis(20));
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ExecutorService stranger = Executors.newSingleThreadExecutor();
    try {
      stranger.execute(
          () ->
              gate.run(
                  Lane.STRANGER,
                  () -> {
                    inside.countDown();
                    return waitFor(go);
                  }));
      inside.await();

      assertThatThrownBy(() -> gate.run(Lane.STRANGER, () -> "in"))
          .isInstanceOfSatisfying(
              Problem.class,
              busy -> {
                assertThat(busy.code()).isEqualTo("service.busy");
                assertThat(busy.status()).isEqualTo(503);
              });
      assertThat(gate.run(Lane.KNOWN, () -> "in")).isEqualTo("in");
    } finally {
      go.countDown();
      stranger.shutdown();
    }
  }

  private static boolean waitFor(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
