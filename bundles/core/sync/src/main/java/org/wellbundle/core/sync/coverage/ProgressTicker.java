package org.wellbundle.core.sync.coverage;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.wellbundle.api.account.AccountId;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.link.LinkView;
import org.wellbundle.api.tenant.TenantId;
import org.wellbundle.platform.http.EventStreams;

/** Tells open browsers that a link's progress moved, at most once a second each. */
public final class ProgressTicker {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EventStreams streams;
  private final Clock clock;
  private final Map<LinkId, Tick> ticks = new HashMap<>();

  public ProgressTicker(EventStreams streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  /** Tells now, or with the next {@link #flush()} a second after the last time. */
  public void moved(LinkView link) {
    Instant now = clock.instant();
    synchronized (ticks) {
      Tick tick = ticks.get(link.id());
      if (tick != null && now.isBefore(tick.at().plus(PAUSE))) {
        ticks.put(link.id(), new Tick(tick.tenant(), tick.account(), tick.at(), true));
        return;
      }
      ticks.put(link.id(), new Tick(link.tenant(), link.account(), now, false));
    }
    tell(link.id(), link.tenant(), link.account());
  }

  /** Tells what was held back. Called about once a second. */
  public void flush() {
    Instant now = clock.instant();
    Map<LinkId, Tick> due = new HashMap<>();
    synchronized (ticks) {
      Iterator<Map.Entry<LinkId, Tick>> all = ticks.entrySet().iterator();
      while (all.hasNext()) {
        Map.Entry<LinkId, Tick> entry = all.next();
        Tick tick = entry.getValue();
        if (now.isBefore(tick.at().plus(PAUSE))) {
          continue;
        }
        if (tick.pending()) {
          due.put(entry.getKey(), tick);
          entry.setValue(new Tick(tick.tenant(), tick.account(), now, false));
        } else {
          all.remove();
        }
      }
    }
    due.forEach((link, tick) -> tell(link, tick.tenant(), tick.account()));
  }

  /** Whether something is held back. */
  public boolean holdsBack() {
    synchronized (ticks) {
      return ticks.values().stream().anyMatch(Tick::pending);
    }
  }

  private void tell(LinkId link, TenantId tenant, AccountId account) {
    streams.tell(tenant, account, "link-changed", Map.of("link", link.toString()));
  }

  private record Tick(TenantId tenant, AccountId account, Instant at, boolean pending) {}
}
