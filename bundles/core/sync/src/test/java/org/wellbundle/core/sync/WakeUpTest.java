package org.wellbundle.core.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.core.sync.testing.Rig;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.messaging.Signals;

/** Two nodes on one database: one plans, the other works when it is rung for. */
class WakeUpTest {
  @RegisterExtension static final TestDatabase DB = Rig.database();

  private static final Duration NEVER = Duration.ofMinutes(10);

  private final Broker broker = new Broker();
  private final SyncBell hereBell = new SyncBell(broker);
  private final SyncBell thereBell = new SyncBell(broker);
  private Rig rig;
  private SyncEngine here;
  private SyncEngine there;

  @BeforeEach
  void twoNodes() {
    rig = new Rig(DB);
    rig.settings = Rig.settings(3);
    rig.vendor.putDays("anna", "measures", Rig.START, 3);
    here = rig.node("here");
    there = rig.node("there", DB.secondNode());
  }

  @Test
  void workPlannedOnOneNodeIsTakenByAnotherAtOnce() throws InterruptedException {
    try (Looking ignored = new Looking(new Looker(there.loop(), thereBell, NEVER))) {
      await(() -> ignored.thread.getState() == Thread.State.TIMED_WAITING);

      rig.link(here, 1, 1, "anna");
      hereBell.ringEverywhere();

      await(() -> waiting() == 0);
    }
    assertThat(rig.number("select count(*) from fake.record")).isEqualTo(3);
  }

  @Test
  void aLostBrokerCostsTimeOnly() throws InterruptedException {
    broker.lost = true;
    try (Looking ignored =
        new Looking(new Looker(there.loop(), thereBell, Duration.ofMillis(300)))) {
      rig.link(here, 1, 1, "anna");
      hereBell.ringEverywhere();

      await(() -> waiting() == 0);
    }
    assertThat(rig.number("select count(*) from fake.record")).isEqualTo(3);
  }

  @Test
  void theRestEndsWhenSomethingComesDue() {
    assertThat(there.loop().rest(NEVER)).as("nothing there").isEqualTo(NEVER);

    rig.link(here, 1, 1, "anna");
    assertThat(there.loop().rest(NEVER)).as("work waits").isLessThan(Duration.ofSeconds(1));

    rig.settle(here);
    rig.clock.advance(Duration.ofSeconds(5));
    there.loop().round();
    DB.execute(
        "insert into dispatch.task (provider, tenant_id, account_id, profile_id, link_id,"
            + " data_type, kind, priority, span, state, ready_at, correlation_id, created_at)"
            + " values ('fake', 1, 1, 1, 1, 'measures', 'INCREMENTAL', 1, 'POLL', 2,"
            + " timestamptz '"
            + rig.clock.instant().plusSeconds(7)
            + "', 'c', now())");
    assertThat(there.loop().rest(NEVER)).as("put back").isEqualTo(Duration.ofSeconds(7));
    assertThat(there.loop().rest(Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(2));
  }

  private long waiting() {
    return rig.number("select count(*) from dispatch.task");
  }

  private static void await(BooleanSupplier condition) {
    Instant until = Instant.now().plus(Duration.ofSeconds(20));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).isBefore(until);
      LockSupport.parkNanos(10_000_000);
    }
  }

  private static final class Looking implements AutoCloseable {
    final Looker looker;
    final Thread thread;

    Looking(Looker looker) {
      this.looker = looker;
      this.thread = new Thread(looker, "looker");
      thread.start();
    }

    @Override
    public void close() throws InterruptedException {
      looker.stop();
      thread.interrupt();
      thread.join(5_000);
    }
  }

  /** Delivers to everybody, until it is lost. */
  private static final class Broker implements Signals {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
    volatile boolean lost;

    @Override
    public void tellAll(String topic, String text) {
      if (!lost) {
        listeners.forEach(listener -> listener.accept(text));
      }
    }

    @Override
    public void handToOne(String queue, String text) {
      throw new AssertionError("nobody hands over");
    }

    @Override
    public Subscription onTopic(String topic, Consumer<String> listener) {
      listeners.add(listener);
      return () -> listeners.remove(listener);
    }

    @Override
    public Subscription onQueue(String queue, Consumer<String> listener) {
      throw new AssertionError("nobody takes");
    }
  }
}
