package org.wellbundle.core.linking.internal;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.wellbundle.api.account.AccountId;

/**
 * One after the other per account, on this node. The database decides who wins; but whoever waits
 * for it holds a connection, and a hundred tabs of one member would hold all there are.
 */
final class Turns {
  private static final int STRIPES = 64;
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Semaphore[] stripes =
      Stream.generate(() -> new Semaphore(1, true)).limit(STRIPES).toArray(Semaphore[]::new);

  /** Somebody's turn, until closed. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Waits for the turn, but not for ever: without it things are slower, not wrong. */
  Turn of(AccountId account) {
    Semaphore stripe = stripes[Math.floorMod(Long.hashCode(account.value()), STRIPES)];
    try {
      return stripe.tryAcquire(LONGEST.toMillis(), TimeUnit.MILLISECONDS)
          ? stripe::release
          : () -> {};
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return () -> {};
    }
  }
}
