package org.wellbundle.operations.console.internal;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

/** Tells operators' browsers when modules and providers change, whoever changed them. */
@Component(
    immediate = true,
    service = {})
public final class PromotionWatch {
  /** A swap is several changes. */
  private static final int PAUSE_MILLIS = 500;

  private final EventStreams streams;
  private final Promotions.Subscription subscription;
  private final AtomicBoolean telling = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-console");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public PromotionWatch(@Reference Promotions promotions, @Reference EventStreams streams) {
    this.streams = streams;
    this.subscription = promotions.onChange(this::later);
  }

  @Deactivate
  void stop() {
    subscription.close();
    thread.shutdownNow();
  }

  private void later() {
    if (telling.compareAndSet(false, true)) {
      var unused = thread.schedule(this::tell, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void tell() {
    telling.set(false);
    streams.tellTenant(TenantId.PLATFORM, Operators.CHANGED);
  }
}
