package org.wellbundle.core.tenancy;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;
import org.wellbundle.platform.messaging.Signals;

/**
 * Brings switches that were turned anywhere to this node: at once when the broker tells of it, and
 * after some seconds when it doesn't.
 */
@Component(immediate = true, service = SwitchFollower.class)
public final class SwitchFollower {
  static final String TOPIC = "tenant-switches";
  private static final Logger LOG = LoggerFactory.getLogger(SwitchFollower.class);
  private static final int LOOK_SECONDS = 10;

  private final SwitchBook book;
  private final TenantRegistry registry;
  private final EventStreams streams;
  private final Signals.Subscription subscription;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "tenancy-switches");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public SwitchFollower(
      @Reference SwitchBook book,
      @Reference TenantRegistry registry,
      @Reference EventStreams streams,
      @Reference Signals signals) {
    this.book = book;
    this.registry = registry;
    this.streams = streams;
    this.subscription = signals.onTopic(TOPIC, text -> thread.execute(this::tryToLook));
    thread.scheduleWithFixedDelay(this::tryToLook, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    subscription.close();
    thread.shutdownNow();
  }

  /**
   * One look. Browsers are told afterwards, by each node for itself: what they then fetch from it
   * is as the switches say.
   */
  synchronized void look() {
    for (TenantId tenant : registry.switched(book.all())) {
      streams.tellTenant(tenant, "contributions-changed");
      streams.tellTenant(TenantId.PLATFORM, "operations-changed");
    }
  }

  private void tryToLook() {
    try {
      look();
    } catch (RuntimeException e) {
      LOG.warn("the tenants' switches can't be read: {}", e.getMessage());
      LOG.debug("details", e);
    }
  }
}
