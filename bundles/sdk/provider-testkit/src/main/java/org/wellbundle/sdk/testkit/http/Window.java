package org.wellbundle.sdk.testkit.http;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** A sliding-window limit per key: at most so many calls in any such span of time. */
public final class Window {
  private final Duration span;
  private final Map<String, Deque<Instant>> seen = new HashMap<>();
  private int limit;

  public Window(int limit, Duration span) {
    this.limit = limit;
    this.span = span;
  }

  /** Changes the limit; 0 or less switches it off. */
  public synchronized void limit(int newLimit) {
    limit = newLimit;
  }

  public synchronized int limit() {
    return limit;
  }

  /** Counts a call and lets it pass, or refuses it uncounted and says how long to wait. */
  public synchronized Duration admit(String key, Instant now) {
    if (limit <= 0) {
      return Duration.ZERO;
    }
    Deque<Instant> calls = seen.computeIfAbsent(key, k -> new ArrayDeque<>());
    while (!calls.isEmpty() && !calls.getFirst().plus(span).isAfter(now)) {
      calls.removeFirst();
    }
    if (calls.size() >= limit) {
      return Duration.between(now, calls.getFirst().plus(span)).plusMillis(1);
    }
    calls.addLast(now);
    return Duration.ZERO;
  }
}
