package org.wellbundle.platform.messaging.internal;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;
import org.wellbundle.platform.database.Transactions;
import org.wellbundle.platform.messaging.internal.node.NodeRegistry;

/**
 * Keeps a node from working beside another one that it shares no broker with: the outbox isn't
 * there until it may, and with it nothing that changes data.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class NodeGuard implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(NodeGuard.class);
  private static final Duration TERM = Duration.ofSeconds(15);
  private static final int LOOK_SECONDS = 3;

  private final BundleContext context;
  private final NodeRegistry registry;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-node"));
  private @Nullable ServiceRegistration<Membership> membership;
  private volatile Result health = Result.failed("joining the other nodes");

  @Activate
  public NodeGuard(
      BundleContext context,
      @Reference Transactions transactions,
      @Reference(name = "broker", service = ConnectionFactory.class) Map<String, Object> broker,
      @Reference(target = OutboxSchema.READY) SchemaReady ready) {
    this.context = context;
    this.registry = new NodeRegistry(transactions, Boolean.TRUE.equals(broker.get("shared")), TERM);
    thread.scheduleWithFixedDelay(this::look, 0, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(10, TimeUnit.SECONDS);
    if (membership != null) {
      membership.unregister();
    }
    try {
      registry.leave();
    } catch (DatabaseException e) {
      LOG.debug("The place of this node ends by itself", e);
    }
  }

  @Override
  public String name() {
    return "nodes";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return health;
  }

  private void look() {
    try {
      Optional<String> other = registry.join();
      say(other.map(NodeRegistry::sentence).map(Result::failed).orElseGet(Result::fine));
      if (other.isEmpty() && membership == null) {
        membership = context.registerService(Membership.class, new Membership(), null);
      }
    } catch (DatabaseException e) {
      LOG.debug("Joining must wait", e);
    }
  }

  private void say(Result now) {
    if (!now.equals(health) && !now.ok()) {
      LOG.error("{}", now.message());
    }
    health = now;
  }
}
