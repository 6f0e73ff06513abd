package org.wellbundle.platform.mail.internal;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Component;

/** Wakes this node's sender. A ring nobody hears costs a poll's pause. */
@Component(service = MailBell.class)
public final class MailBell {
  private final Semaphore rings = new Semaphore(0);

  void ring() {
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
