package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;

/** Monotonic time and sleep of this node. */
public interface Ticker {
  Ticker SYSTEM =
      new Ticker() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration time) throws InterruptedException {
          Thread.sleep(time.toMillis(), time.toNanosPart() % 1_000_000);
        }
      };

  long nanos();

  void sleep(Duration time) throws InterruptedException;
}
