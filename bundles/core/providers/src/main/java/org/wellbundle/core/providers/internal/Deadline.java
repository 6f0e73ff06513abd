package org.wellbundle.core.providers.internal;

import java.time.Duration;

/** Until when something must be done, on this JVM's monotonic clock. */
public record Deadline(long nanos) {

  public static Deadline in(Duration patience) {
    return new Deadline(System.nanoTime() + patience.toNanos());
  }

  public Duration left() {
    return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
  }

  public boolean passed() {
    return nanos - System.nanoTime() <= 0;
  }
}
