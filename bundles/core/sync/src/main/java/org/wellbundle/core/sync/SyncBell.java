package org.wellbundle.core.sync;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.messaging.Signals;

/**
 * Wakes nodes' loops: there is something to do. A ring that nobody hears, or that the broker lost,
 * costs some seconds: every node also looks by itself.
 */
@Component(service = SyncBell.class)
public final class SyncBell {
  private static final String TOPIC = "sync";

  private final Semaphore rings = new Semaphore(0);
  private final Signals signals;
  private final Signals.Subscription subscription;

  @Activate
  public SyncBell(@Reference Signals signals) {
    this.signals = signals;
    this.subscription = signals.onTopic(TOPIC, nothing -> ring());
  }

  @Deactivate
  void close() {
    subscription.close();
  }

  /** Wakes this node. */
  public void ring() {
    if (rings.availablePermits() == 0) {
      rings.release();
    }
  }

  /** Wakes every node: whoever has a free hand takes it. */
  public void ringEverywhere() {
    ring();
    signals.tellAll(TOPIC, "");
  }

  void await(long longestMillis) throws InterruptedException {
    if (rings.tryAcquire(longestMillis, TimeUnit.MILLISECONDS)) {
      rings.drainPermits();
    }
  }
}
