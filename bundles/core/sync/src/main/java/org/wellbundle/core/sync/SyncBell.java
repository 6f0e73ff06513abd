package org.wellbundle.core.sync;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Wakes this node's loop: there is something to do. Rings that nobody hears cost a second. */
@Component(service = SyncBell.class)
public final class SyncBell {
  private final Semaphore rings = new Semaphore(0);

  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  void await(long longestMillis) throws InterruptedException {
    if (rings.tryAcquire(longestMillis, TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
