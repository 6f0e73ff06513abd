package org.wellbundle.platform.http.internal.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Version;

/**
 * One version of one contribution, with the calls in flight through it.
 *
 * @param <T> what serves the calls
 */
public final class Slot<T> {
  private final String owner;
  private final Version version;
  private final Set<String> keys;
  private final T target;
  private final BooleanSupplier serves;
  private final @Nullable String module;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final Object idle = new Object();
  private volatile boolean retired;

  /** One that may always be elected. */
  Slot(String owner, Version version, Set<String> keys, T target) {
    this(owner, version, keys, target, () -> true, null);
  }

  /**
   * @param owner symbolic name of the contributing bundle
   * @param serves whether it may be elected now
   * @param module id of the module it is, null for what is no module
   */
  Slot(
      String owner,
      Version version,
      Set<String> keys,
      T target,
      BooleanSupplier serves,
      @Nullable String module) {
    this.owner = owner;
    this.version = version;
    this.keys = Set.copyOf(keys);
    this.target = target;
    this.serves = serves;
    this.module = module;
  }

  boolean serves() {
    return serves.getAsBoolean();
  }

  @Nullable String module() {
    return module;
  }

  String owner() {
    return owner;
  }

  Version version() {
    return version;
  }

  Set<String> keys() {
    return keys;
  }

  T target() {
    return target;
  }

  int inFlight() {
    return inFlight.get();
  }

  void enter() {
    inFlight.incrementAndGet();
  }

  /** Ends one call begun by {@link Slots#acquire}. */
  void leave() {
    if (inFlight.decrementAndGet() == 0 && retired) {
      synchronized (idle) {
        idle.notifyAll();
      }
    }
  }

  /**
   * Waits for the calls in flight once no new ones arrive; false when the deadline passed first.
   */
  boolean drain(Duration longest) {
    retired = true;
    long deadline = System.nanoTime() + longest.toNanos();
    synchronized (idle) {
      while (inFlight.get() > 0) {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
          return false;
        }
        try {
          idle.wait(millis);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return inFlight.get() == 0;
        }
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return owner + " " + version;
  }
}
