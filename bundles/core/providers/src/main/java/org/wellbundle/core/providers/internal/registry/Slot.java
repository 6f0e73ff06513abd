package org.wellbundle.core.providers.internal.registry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** One offered provider, with the calls inside it. Closed for good when its bundle goes. */
final class Slot {
  private final String id;
  private final Offer offer;
  private final Set<InUse> inUse = new HashSet<>();
  private boolean closed;

  Slot(String id, Offer offer) {
    this.id = id;
    this.offer = offer;
  }

  String id() {
    return id;
  }

  Offer offer() {
    return offer;
  }

  @Override
  public String toString() {
    return offer.toString();
  }

  /** False when the bundle is going. */
  synchronized boolean enter(InUse use) {
    return !closed && inUse.add(use);
  }

  synchronized void leave(InUse use) {
    inUse.remove(use);
    notifyAll();
  }

  synchronized int callsInFlight() {
    return inUse.size();
  }

  /** Refuses new calls and waits for those inside; true when all have left in time. */
  synchronized boolean drain(Duration patience) {
    closed = true;
    long end = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    while (!inUse.isEmpty()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        break;
      }
      try {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } catch (InterruptedException e) {
        interrupted = true;
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return inUse.isEmpty();
  }

  /** Asks the calls inside to end now. */
  void cancelCalls() {
    Set<InUse> calls;
    synchronized (this) {
      calls = Set.copyOf(new ArrayList<>(inUse));
    }
    calls.forEach(InUse::cancel);
  }
}
