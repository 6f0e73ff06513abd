package org.wellbundle.operations.metrics.internal;

import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.platform.http.RequestObserver;

/** Times of answers by method, route template and status. */
@Component(service = RequestObserver.class)
public final class Requests implements RequestObserver {
  /** Beyond any set of routes this service has; a guard against a template that holds a value. */
  private static final int MOST = 2_000;

  private static final Duration[] LIMITS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry;
  private final ConcurrentMap<Key, Timer> timers = new ConcurrentHashMap<>();

  private record Key(String method, String route, int status) {}

  @Activate
  public Requests(@Reference Registry registry) {
    this.registry = registry.meters();
  }

  @Override
  public void answered(String method, String route, int status, long nanos) {
    Key key = new Key(method, route, status);
    Timer timer = timers.get(key);
    if (timer == null) {
      timer = timers.size() < MOST ? timers.computeIfAbsent(key, this::timer) : timer(other(key));
    }
    timer.record(nanos, TimeUnit.NANOSECONDS);
  }

  private static Key other(Key key) {
    return new Key("other", "other", key.status());
  }

  private Timer timer(Key key) {
    return Timer.builder("wellbundle.http.requests")
        .description("Answered requests by route template.")
        .tag("method", key.method())
        .tag("route", key.route())
        .tag("status", Integer.toString(key.status()))
        .serviceLevelObjectives(LIMITS)
        .register(registry);
  }
}
