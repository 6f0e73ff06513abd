package org.wellbundle.platform.http.internal.limits;

import java.util.concurrent.TimeUnit;

/**
 * What is left after a call.
 *
 * @param limit calls a minute
 * @param fullNanos until all of them are there again
 * @param waitNanos until the next call is taken; 0 when this one was
 */
public record Quota(int limit, int remaining, long fullNanos, long waitNanos) {
  boolean refused() {
    return waitNanos > 0;
  }

  public long resetSeconds() {
    return seconds(fullNanos);
  }

  long waitSeconds() {
    return seconds(waitNanos);
  }

  /** The tighter of two. */
  Quota or(Quota other) {
    return (double) remaining / limit <= (double) other.remaining / other.limit ? this : other;
  }

  private static long seconds(long nanos) {
    return Math.max(1, (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1));
  }
}
