package org.wellbundle.module.challenges;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

/**
 * Tells open browsers of a tenant that standings moved, at most once in a while however much moves:
 * they fetch again what they may see.
 */
@Component(service = Announcing.class)
public final class Announcing {
  static final String CHANGED = "challenges-changed";
  private static final long MILLISECONDS = 400;

  private final EventStreams streams;
  private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "challenges-announcing");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public Announcing(@Reference EventStreams streams) {
    this.streams = streams;
  }

  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  public void changed(TenantId tenant) {
    if (waiting.add(tenant)) {
      thread.schedule(() -> tell(tenant), MILLISECONDS, TimeUnit.MILLISECONDS);
    }
  }

  private void tell(TenantId tenant) {
    waiting.remove(tenant);
    streams.tellTenant(tenant, CHANGED);
  }
}
