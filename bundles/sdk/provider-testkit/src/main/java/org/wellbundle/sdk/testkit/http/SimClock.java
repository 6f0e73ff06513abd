package org.wellbundle.sdk.testkit.http;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The time a simulated cloud lives in: frozen (tests), real, or compressed, and it can jump ahead.
 *
 * <p>It has two readings. {@link #now()} is the cloud's time: data, token lifetimes and retry
 * schedules follow it. {@link #handTime()} never runs faster than real time, so a ten-second rule
 * or a thirty-second code stays usable for people and programs outside while the cloud's days fly
 * by; jumps move both.
 *
 * <p>Work is queued by due time. While the clock runs, a thread of its own does it; while it is
 * frozen, {@link #advance} does it on the caller's thread, in order, before it returns, which makes
 * tests deterministic without sleeping.
 */
public final class SimClock implements AutoCloseable {
  private record Due(Instant at, long order, Runnable work) {}

  /** Called with the new time after time has passed. */
  @FunctionalInterface
  public interface Listener {
    void timeIs(Instant now);
  }

  private static final Duration TICK = Duration.ofMillis(250);

  private final Object lock = new Object();
  private final PriorityQueue<Due> queue =
      new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private final List<Runnable> settlers = new CopyOnWriteArrayList<>();
  private final Thread driver;
  private Instant base;
  private Instant handBase;
  private long baseNanos = System.nanoTime();
  private double factor;
  private long orders;
  private boolean closed;

  private SimClock(Instant start, double factor) {
    this.base = start;
    this.handBase = start;
    this.factor = factor;
    this.driver = TestServer.daemons("testkit-clock").newThread(this::drive);
    driver.start();
  }

  /** Starts at {@code start} and passes {@code factor} simulated seconds per real second. */
  public static SimClock running(Instant start, double factor) {
    return new SimClock(start, checked(factor));
  }

  /** Stands still until advanced. */
  public static SimClock frozenAt(Instant start) {
    return new SimClock(start, 0);
  }

  public Instant now() {
    synchronized (lock) {
      return base.plusNanos((long) (elapsed() * factor));
    }
  }

  /** Whole seconds since 1970, as most vendors count. */
  public long epoch() {
    return now().getEpochSecond();
  }

  /** Like {@link #now()}, but never faster than real time; see the class comment. */
  public Instant handTime() {
    synchronized (lock) {
      return handBase.plusNanos((long) (elapsed() * Math.min(1, factor)));
    }
  }

  public double factor() {
    synchronized (lock) {
      return factor;
    }
  }

  /** Changes how fast time passes from here on; 0 freezes it. */
  public void compress(double newFactor) {
    synchronized (lock) {
      rebase();
      factor = checked(newFactor);
      lock.notifyAll();
    }
  }

  /** Does the work at that time, or at once (but not on this thread) if it has passed. */
  public void at(Instant when, Runnable work) {
    synchronized (lock) {
      queue.add(new Due(when, orders++, work));
      lock.notifyAll();
    }
  }

  /** Hears of time passing: a few times a second while running, once per {@link #advance}. */
  public void onPassing(Listener listener) {
    listeners.add(listener);
  }

  /** Waits for work handed to other threads; called between the steps of a frozen advance. */
  public void onSettle(Runnable settler) {
    settlers.add(settler);
  }

  /**
   * Lets that much time pass at once. A frozen clock stops at each piece of queued work on the way,
   * does it, and lets it settle; a running one jumps and catches up by itself.
   */
  public void advance(Duration step) {
    if (step.isNegative()) {
      throw new IllegalArgumentException("Time doesn't run backwards here: " + step);
    }
    if (factor() > 0) {
      jump(step);
      return;
    }
    Instant target = now().plus(step);
    runDueUntil(target);
    moveTo(target);
    listeners.forEach(l -> l.timeIs(target));
    runDueUntil(target);
  }

  /** Does what is due now and waits until it has settled. For a frozen clock. */
  public void settle() {
    advance(Duration.ZERO);
  }

  private void runDueUntil(Instant target) {
    settlers.forEach(Runnable::run);
    for (Due due = next(target); due != null; due = next(target)) {
      moveTo(due.at());
      due.work().run();
      settlers.forEach(Runnable::run);
    }
  }

  private @Nullable Due next(Instant target) {
    synchronized (lock) {
      Due head = queue.peek();
      return head != null && !head.at().isAfter(target) ? queue.poll() : null;
    }
  }

  private void jump(Duration step) {
    synchronized (lock) {
      rebase();
      base = base.plus(step);
      handBase = handBase.plus(step);
      lock.notifyAll();
    }
  }

  private void moveTo(Instant time) {
    synchronized (lock) {
      rebase();
      if (time.isAfter(base)) {
        handBase = handBase.plus(Duration.between(base, time));
        base = time;
      }
    }
  }

  private void rebase() {
    Instant now = now();
    handBase = handTime();
    base = now;
    baseNanos = System.nanoTime();
  }

  private double elapsed() {
    return System.nanoTime() - baseNanos;
  }

  private void drive() {
    while (true) {
      Due due;
      synchronized (lock) {
        if (closed) {
          return;
        }
        due = factor > 0 ? next(now()) : null;
        if (due == null) {
          pause();
        }
      }
      if (due != null) {
        quietly(due.work());
      } else if (factor() > 0) {
        Instant now = now();
        listeners.forEach(l -> quietly(() -> l.timeIs(now)));
      }
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the caller loops and looks again
  private void pause() {
    try {
      long millis = factor == 0 ? 3_600_000 : TICK.toMillis();
      Due head = queue.peek();
      if (head != null && factor > 0) {
        double wait = Duration.between(now(), head.at()).toMillis() / factor;
        millis = Math.max(1, Math.min(millis, (long) wait));
      }
      lock.wait(millis);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      System.err.println("testkit: " + e);
    }
  }

  private static double checked(double factor) {
    if (factor < 0 || factor > 1_000_000) {
      throw new IllegalArgumentException("Clock factor must be 0 (frozen) to 1000000: " + factor);
    }
    return factor;
  }

  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      lock.notifyAll();
    }
  }
}
