package org.wellbundle.platform.http.internal.limits;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Token buckets, each one number: the moment at which it is full again. A bucket holds a minute's
 * calls and refills evenly; a full one need not be kept.
 *
 * @param <K> whose bucket
 */
final class Buckets<K> {
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
  private static final int MANY = 50_000;

  private final ConcurrentMap<K, AtomicLong> fullAt = new ConcurrentHashMap<>();
  private final AtomicLong swept = new AtomicLong();

  /**
   * Takes one call.
   *
   * @param limit calls a minute
   * @param now a moment of a clock that only goes on
   */
  Quota take(K key, int limit, long now) {
    if (fullAt.size() > MANY) {
      sweep(now);
    }
    long cost = MINUTE / limit;
    AtomicLong bucket = fullAt.computeIfAbsent(key, k -> new AtomicLong(now));
    while (true) {
      long before = bucket.get();
      long after = Math.max(before, now) + cost;
      if (after - now > MINUTE) {
        return new Quota(limit, 0, before - now, after - now - MINUTE);
      }
      if (bucket.compareAndSet(before, after)) {
        return new Quota(limit, (int) ((MINUTE - (after - now)) / cost), after - now, 0);
      }
    }
  }

  int size() {
    return fullAt.size();
  }

  /** At most once a second, by whoever comes by. */
  void sweep(long now) {
    long last = swept.get();
    if (now - last > TimeUnit.SECONDS.toNanos(1) && swept.compareAndSet(last, now)) {
      fullAt.values().removeIf(bucket -> bucket.get() <= now);
    }
  }
}
