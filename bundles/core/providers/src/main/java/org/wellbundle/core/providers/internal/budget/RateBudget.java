package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.wellbundle.core.providers.internal.budget.SliceBook.Page;

/**
 * One node's share of an app registration's rate budget. Leases slices of a few calls from the book
 * and serves calls from them; what a slice doesn't use in time goes back.
 */
public final class RateBudget {
  /** How long a refusal is believed without asking the book again. */
  private static final Duration BELIEVED = Duration.ofMillis(250);

  private static final Duration YIELD = Duration.ofSeconds(1);

  private final String registration;
  private final Limits limits;
  private final SliceBook book;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Level, Slice> slices = new EnumMap<>(Level.class);
  private final Map<Level, Refusal> refusals = new EnumMap<>(Level.class);
  private final Map<Level, Long> refusedAt = new EnumMap<>(Level.class);
  private @Nullable Long peopleWaitedAt;

  /** Whether a call may be made; if not, how long to wait. */
  public record Answer(boolean granted, Duration patience) {
    static final Answer GRANTED = new Answer(true, Duration.ZERO);
  }

  private record Refusal(long until, long believedUntil) {}

  public RateBudget(String registration, Limits limits, SliceBook book, Ticker ticker) {
    this.registration = registration;
    this.limits = limits;
    this.book = book;
    this.ticker = ticker;
  }

  /** Asks for one call, to be made at once. */
  public Answer tryTake(Level level) {
    if (limits.unlimited()) {
      return Answer.GRANTED;
    }
    lock.lock();
    try {
      if (takeLeased(level)) {
        return Answer.GRANTED;
      }
      Refusal refusal = refusals.get(level);
      long now = ticker.nanos();
      if (level.compareTo(Level.INTERACTIVE) > 0 && othersWait(level, now)) {
        return new Answer(false, YIELD);
      }
      if (refusal != null && refusal.believedUntil() - now > 0) {
        return new Answer(false, Duration.ofNanos(Math.max(1, refusal.until() - now)));
      }
      return lease(level);
    } finally {
      lock.unlock();
    }
  }

  /** Calls a person waits for come as soon as they find a place. */
  public void peopleWait() {
    lock.lock();
    try {
      peopleWaitedAt = ticker.nanos();
    } finally {
      lock.unlock();
    }
  }

  /**
   * What nobody waits for steps back while more urgent calls find no place on this node, and for a
   * moment after.
   */
  private boolean othersWait(Level level, long now) {
    if (level.compareTo(Level.LIVE) > 0
        && peopleWaitedAt != null
        && now - peopleWaitedAt < YIELD.toNanos()) {
      return true;
    }
    return refusedAt.entrySet().stream()
        .anyMatch(e -> e.getKey().compareTo(level) < 0 && now - e.getValue() < YIELD.toNanos());
  }

  private boolean takeLeased(Level level) {
    for (Level from : Level.values()) {
      Slice slice = from.compareTo(level) < 0 ? null : slices.get(from);
      if (slice != null && slice.take(ticker.nanos())) {
        return true;
      }
    }
    return false;
  }

  private Answer lease(Level level) {
    Slice last = slices.remove(level);
    int wanted = Math.min(limits.largestSlice(), wanted(level, last));
    long asked = ticker.nanos();
    Leased leased =
        book.open(registration, limits.longest(), page -> lease(page, level, wanted, last));
    if (leased.calls() == 0) {
      long now = ticker.nanos();
      long until = now + Math.max(1, leased.patience().toNanos());
      refusedAt.put(level, now);
      refusals.put(level, new Refusal(until, Math.min(until, now + BELIEVED.toNanos())));
      return new Answer(false, Duration.ofNanos(until - now));
    }
    refusals.remove(level);
    Slice slice = new Slice(leased.slice(), leased.calls(), asked + Limits.VALIDITY.toNanos());
    slices.put(level, slice);
    // the book took longer than a slice lives: ask again
    return slice.take(ticker.nanos()) ? Answer.GRANTED : new Answer(false, Duration.ofMillis(1));
  }

  private record Leased(long slice, int calls, Duration patience) {}

  private Leased lease(Page page, Level level, int wanted, @Nullable Slice last) {
    if (last != null) {
      page.settle(last.id(), last.made());
    }
    int calls = limits.grantable(page, level, wanted);
    return calls == 0
        ? new Leased(0, 0, limits.untilGrantable(page, level))
        : new Leased(page.grant(calls), calls, Duration.ZERO);
  }

  /** As many as wait, and more while slices are used up. */
  private int wanted(Level level, @Nullable Slice last) {
    int waiting = 1 + lock.getQueueLength();
    if (level == Level.EXCHANGE || last == null) {
      return waiting;
    }
    return Math.max(waiting, last.usedUp() ? last.calls() * 2 : Math.max(1, last.made()));
  }
}
