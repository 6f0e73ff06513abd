package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;

/** A vendor that doesn't stop: each notification again until it is acknowledged. */
final class Webhooks implements AutoCloseable {
  private static final long AGAIN_MILLIS = 300;

  private final Hooks hooks;
  private final long pauseMillis;
  private final List<Hooks.WeighIn> acknowledged = new CopyOnWriteArrayList<>();
  private final AtomicInteger again = new AtomicInteger();
  private final Thread thread = new Thread(this::run, "webhooks");
  private volatile boolean over;

  Webhooks(Hooks hooks, long pauseMillis) {
    this.hooks = hooks;
    this.pauseMillis = pauseMillis;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    while (!over) {
      Hooks.WeighIn weighIn = hooks.weighIn();
      while (hooks.post(weighIn) / 100 != 2) {
        again.incrementAndGet();
        pause(AGAIN_MILLIS);
      }
      acknowledged.add(weighIn);
      pause(pauseMillis);
    }
  }

  Hooks.WeighIn first() {
    return acknowledged.get(0);
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /** How often nobody, or somebody in trouble, answered. */
  int sentAgain() {
    return again.get();
  }

  /** Ends the stream, waits until all is worked on, and looks for one effect of each. */
  void settle(Database database) {
    close();
    Node.await(
        "all webhooks to be settled",
        Duration.ofMinutes(3),
        () ->
            database.number("select count(*) from dispatch.inbox where state < 2") == 0
                && database.number("select count(*) from dispatch.task where kind = 'HINT'") == 0);
    assertThat(Hooks.stored(database)).doesNotHaveDuplicates().containsAll(lines());
    assertThat(database.number(Hooks.TWICE)).isZero();
    assertThat(database.number("select count(*) from dispatch.dead_letter")).isZero();
  }

  /** What there should be of them. */
  List<String> lines() {
    return acknowledged.stream().map(Hooks::line).toList();
  }

  @Override
  public void close() {
    over = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
