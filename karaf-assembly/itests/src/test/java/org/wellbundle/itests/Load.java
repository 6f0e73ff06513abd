package org.wellbundle.itests;

import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.wellbundle.testing.Portal;

/** Callers who come at a fixed rate, whether others are still waiting or not. */
final class Load implements AutoCloseable {
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong calls = new AtomicLong();
  private final AtomicLong longest = new AtomicLong();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final ExecutorService callers = Executors.newCachedThreadPool();

  /** Calls one address so often a second. */
  void on(Portal portal, String path, int perSecond, Predicate<Portal.Answer> fine) {
    each(
        perSecond,
        () -> {
          Portal.Answer answer = portal.get(path);
          return fine.test(answer) ? "" : path + " " + answer.status() + " " + answer.text();
        });
  }

  /**
   * Does something so often a second.
   *
   * @param call says what was wrong, nothing when all was well
   */
  void each(int perSecond, Supplier<String> call) {
    clock.scheduleAtFixedRate(
        () -> callers.execute(() -> once(call)), 0, 1_000_000L / perSecond, TimeUnit.MICROSECONDS);
  }

  private void once(Supplier<String> call) {
    long began = System.nanoTime();
    calls.incrementAndGet();
    try {
      String wrong = call.get();
      if (!wrong.isEmpty()) {
        failures.add(wrong);
      }
    } catch (UncheckedIOException | IllegalStateException | AssertionError e) {
      failures.add(e.toString());
    }
    longest.accumulateAndGet(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began), Math::max);
  }

  /** What was wrong, in words. */
  Queue<String> failures() {
    return failures;
  }

  long calls() {
    return calls.get();
  }

  long longestMillis() {
    return longest.get();
  }

  /** No further calls; waits for those under way. */
  @Override
  public void close() {
    clock.shutdownNow();
    callers.shutdown();
    try {
      if (!callers.awaitTermination(70, TimeUnit.SECONDS)) {
        failures.add("a call didn't come back");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
