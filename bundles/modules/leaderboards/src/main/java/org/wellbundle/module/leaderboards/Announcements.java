package org.wellbundle.module.leaderboards;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

/**
 * Tells a tenant's open browsers that boards moved: at once, and then at most once in a while
 * however many scores come in. The last move is always told.
 */
@Component(service = Announcements.class)
public final class Announcements {
  /** Browsers that show a board read it again. */
  static final String MOVED = "leaderboards-moved";

  private static final Duration PAUSE = Duration.ofMillis(800);

  private final EventStreams streams;
  private final Duration pause;

  /** Tenants that were told just now. */
  private final Set<TenantId> resting = ConcurrentHashMap.newKeySet();

  /** Tenants with something to tell when they have rested. */
  private final Set<TenantId> waiting = ConcurrentHashMap.newKeySet();

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "wellbundle-leaderboards");
            thread.setDaemon(true);
            return thread;
          });

  @Activate
  public Announcements(@Reference EventStreams streams) {
    this(streams, PAUSE);
  }

  Announcements(EventStreams streams, Duration pause) {
    this.streams = streams;
    this.pause = pause;
  }

  @Deactivate
  void stop() {
    clock.shutdownNow();
  }

  void moved(TenantId tenant) {
    waiting.add(tenant);
    if (resting.add(tenant)) {
      tell(tenant);
    }
  }

  /** On the way out of a rest: tells and rests again, or is ready for the next move. */
  private void tell(TenantId tenant) {
    if (!waiting.remove(tenant)) {
      resting.remove(tenant);
      // a move that came between the two lines
      if (waiting.contains(tenant) && resting.add(tenant)) {
        tell(tenant);
      }
      return;
    }
    streams.tellTenant(tenant, MOVED);
    try {
      clock.schedule(() -> tell(tenant), pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      resting.remove(tenant); // this version of the module is being stopped
    }
  }
}
