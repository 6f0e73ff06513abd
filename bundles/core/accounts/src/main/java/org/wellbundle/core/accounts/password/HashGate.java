package org.wellbundle.core.accounts.password;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.wellbundle.platform.http.Problem;

/**
 * How many hashes run at a time: each takes 19 MiB and tens of milliseconds of one core, which a
 * storm of guesses must not multiply. Half of the cores at most compare what strangers send; people
 * we know from before have a lane of their own, so that a storm doesn't make them wait.
 */
public final class HashGate {
  /** Who waits for a hash. */
  public enum Lane {
    STRANGER,
    KNOWN
  }

  private static final int MOST_WAITING = 64;

  private final Map<Lane, Semaphore> lanes = new EnumMap<>(Lane.class);
  private final Duration patience;

  public HashGate() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), Duration.ofSeconds(4));
  }

  public HashGate(int strangers, Duration patience) {
    this.patience = patience;
    lanes.put(Lane.STRANGER, new Semaphore(strangers, true));
    lanes.put(Lane.KNOWN, new Semaphore(1, true));
  }

  /** Runs when it is its turn; a {@link Problem} when that would take too long. */
  <T> T run(Lane lane, Supplier<T> work) {
    Semaphore permits = lanes.get(lane);
    if (permits == null || permits.getQueueLength() >= MOST_WAITING || !entered(permits)) {
      throw new Problem(
          503,
          "service.busy",
          "Very many people sign in right now. Please try again in a moment.",
          Map.of("retryAfter", 2));
    }
    try {
      return work.get();
    } finally {
      permits.release();
    }
  }

  private boolean entered(Semaphore permits) {
    try {
      return permits.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
