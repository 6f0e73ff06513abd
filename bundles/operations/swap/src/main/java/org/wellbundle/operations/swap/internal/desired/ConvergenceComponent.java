package org.wellbundle.operations.swap.internal.desired;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.operations.swap.internal.LocalModules;
import org.wellbundle.platform.messaging.Signals;

/** Looks when it is told to, and now and then by itself. */
@Component(
    immediate = true,
    service = {})
public final class ConvergenceComponent {
  private static final Logger LOG = LoggerFactory.getLogger(ConvergenceComponent.class);
  private static final int LOOK_SECONDS = 30;
  private static final Duration LONGEST_ARRIVAL = Duration.ofSeconds(30);

  private final Convergence convergence;
  private final LocalModules local;
  private final Arrival arrival;
  private final ServiceRegistration<HealthCheck> check;
  private final Signals.Subscription subscription;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "wellbundle-modules");
            made.setDaemon(true);
            return made;
          });

  @Activate
  public ConvergenceComponent(
      BundleContext context,
      @Reference DesiredStore store,
      @Reference Signals signals,
      @Reference LocalModules local) {
    this.local = local;
    this.convergence = new Convergence(store, local.engine(), local.shelf(), node(context));
    this.arrival = new Arrival(local.engine()::waiting, LONGEST_ARRIVAL);
    this.check = context.registerService(HealthCheck.class, arrival, null);
    this.subscription = signals.onTopic(DesiredStore.TOPIC, text -> thread.execute(this::look));
    thread.scheduleWithFixedDelay(this::look, 1, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() {
    check.unregister();
    subscription.close();
    thread.shutdownNow();
  }

  private void look() {
    local.change().lock();
    try {
      local.engine().tidy();
      convergence.look();
      arrival.looked();
    } catch (RuntimeException e) {
      LOG.warn("what should be installed can't be compared with what is: {}", e.getMessage());
      LOG.debug("details", e);
    } finally {
      local.change().unlock();
    }
  }

  private static String node(BundleContext context) {
    String name = context.getProperty("karaf.name");
    return (name == null ? "node" : name)
        + "-"
        + context.getDataFile("").getAbsolutePath().hashCode()
        + "-"
        + UUID.randomUUID().toString().substring(0, 4);
  }
}
