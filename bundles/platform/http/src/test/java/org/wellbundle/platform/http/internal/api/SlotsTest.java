package org.wellbundle.platform.http.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;

class SlotsTest {
  private static final Duration SHORT = Duration.ofMillis(30);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final Slots<Target> slots = new Slots<>();

  @Test
  void nobodyOffersAnUnknownKey() {
    assertThat(slots.acquire("link")).isNull();
  }

  @Test
  void theFirstOwnerOfAKeyKeepsItUntilItGoes() {
    Slot<Target> first = offer("core.linking", "1.0.0", "link");
    Slot<Target> other = offer("module.pirate", "9.0.0", "link", "pirate");
    assertThat(current("link")).isSameAs(first);
    assertThat(current("pirate")).isSameAs(other);

    slots.remove(first);
    assertThat(current("link")).isSameAs(other);
  }

  @Test
  void theHighestVersionOfTheOwnerServesAndTheOlderOneStandsBy() {
    Slot<Target> old = offer("core.linking", "1.0.0", "link");
    Slot<Target> updated = offer("core.linking", "1.1.0", "link");
    assertThat(current("link")).isSameAs(updated);

    slots.remove(updated);
    assertThat(current("link")).isSameAs(old);
    slots.remove(old);
    assertThat(slots.acquire("link")).isNull();
  }

  @Test
  void drainingWaitsForCallsInFlight() {
    Slot<Target> slot = offer("core.linking", "1.0.0", "link");
    Slot<Target> call = slots.acquire("link");
    slots.remove(slot);
    assertThat(slot.drain(SHORT)).isFalse();

    CompletableFuture<Boolean> drained = CompletableFuture.supplyAsync(() -> slot.drain(LONG));
    call.leave();
    assertThat(drained.join()).isTrue();
  }

  @Test
  void noCallEverReachesASlotThatWasDrained() throws InterruptedException {
    AtomicBoolean stop = new AtomicBoolean();
    AtomicInteger late = new AtomicInteger();
    AtomicInteger unserved = new AtomicInteger();
    AtomicInteger served = new AtomicInteger();
    Slot<Target> now = offer("core.linking", "1.0.0", "link");
    CountDownLatch running = new CountDownLatch(4);
    List<Thread> callers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Thread caller =
          new Thread(
              () -> {
                running.countDown();
                while (!stop.get()) {
                  call(late, unserved, served);
                }
              });
      caller.start();
      callers.add(caller);
    }
    running.await();

    for (int version = 1; version <= 2000; version++) {
      Slot<Target> next = offer("core.linking", "1.0." + version, "link");
      slots.remove(now);
      assertThat(now.drain(LONG)).isTrue();
      now.target().gone = true;
      now = next;
    }
    stop.set(true);
    for (Thread caller : callers) {
      caller.join();
    }

    assertThat(late).hasValue(0);
    assertThat(unserved).hasValue(0);
    assertThat(served.get()).isPositive();
    assertThat(now.inFlight()).isZero();
  }

  private void call(AtomicInteger late, AtomicInteger unserved, AtomicInteger served) {
    Slot<Target> slot = slots.acquire("link");
    if (slot == null) {
      unserved.incrementAndGet();
      return;
    }
    try {
      if (slot.target().gone) {
        late.incrementAndGet();
      }
      served.incrementAndGet();
    } finally {
      slot.leave();
    }
  }

  @Test
  void aHeldVersionWaitsUntilItMayServeAlsoInPlaceOfAHigherOne() {
    AtomicBoolean oldServes = new AtomicBoolean(true);
    AtomicBoolean newServes = new AtomicBoolean();
    Slot<Target> old = offered("1.1.0", oldServes);
    Slot<Target> fresh = offered("1.0.0", newServes);
    assertThat(current("held")).isSameAs(old);

    newServes.set(true);
    oldServes.set(false);
    slots.reelect();

    assertThat(current("held")).isSameAs(fresh);
  }

  @Test
  void nobodyServesWhatOnlyAHeldVersionOffers() {
    offered("1.0.0", new AtomicBoolean());

    assertThat(slots.acquire("held")).isNull();
  }

  private Slot<Target> offered(String version, AtomicBoolean serves) {
    Slot<Target> slot =
        new Slot<>("owner", new Version(version), Set.of("held"), new Target(), serves::get, null);
    slots.add(slot);
    return slot;
  }

  private Slot<Target> current(String key) {
    Slot<Target> slot = slots.acquire(key);
    slot.leave();
    return slot;
  }

  private Slot<Target> offer(String owner, String version, String... keys) {
    Slot<Target> slot = new Slot<>(owner, new Version(version), Set.of(keys), new Target());
    slots.add(slot);
    return slot;
  }

  private static final class Target {
    volatile boolean gone;
  }
}
