package org.wellbundle.platform.activemq.internal;

import jakarta.jms.ConnectionFactory;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;

/**
 * Registers a {@link ConnectionFactory} for the embedded broker or for the external one. The
 * service property {@code shared} tells whether other nodes can reach the same broker. A broker
 * that can't be started (its port is taken) is tried again.
 */
@Component(
    configurationPid = "org.wellbundle.platform.activemq",
    immediate = true,
    service = HealthCheck.class)
public final class BrokerComponent implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(BrokerComponent.class);
  private static final int TIMEOUT_MILLIS = 3_000;
  private static final int RETRY_SECONDS = 2;

  private final BundleContext context;
  private final BrokerConfig config;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-broker"));
  private @Nullable EmbeddedBroker broker;
  private @Nullable ServiceRegistration<ConnectionFactory> registration;
  private volatile Result health = Result.failed("the broker is starting");

  @Activate
  public BrokerComponent(BundleContext context, BrokerConfig config) {
    this.context = context;
    this.config = config;
    thread.execute(this::start);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdownNow();
    thread.awaitTermination(30, TimeUnit.SECONDS);
    if (registration != null) {
      registration.unregister();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Override
  public String name() {
    return "broker";
  }

  @Override
  public boolean required() {
    return true;
  }

  @Override
  public Result check() {
    return health;
  }

  private void start() {
    try {
      boolean external = !config.url().isBlank();
      String url = external ? bounded(config.url()) : embedded();
      boolean shared = external || !config.connector().isBlank();
      Dictionary<String, Object> properties = new Hashtable<>();
      properties.put("shared", shared);
      registration =
          context.registerService(ConnectionFactory.class, factory(url, config), properties);
      health = Result.fine();
      LOG.info("Broker: {}{}", external ? "external" : "embedded", shared ? ", shared" : "");
    } catch (IllegalStateException e) {
      Result now = Result.failed(String.valueOf(e.getMessage()));
      if (!now.equals(health)) {
        LOG.error("{}", now.message());
      }
      health = now;
      thread.schedule(this::start, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private String embedded() {
    EmbeddedBroker started = new EmbeddedBroker(config);
    broker = started;
    return started.url();
  }

  static ActiveMQConnectionFactory factory(String url, BrokerConfig config) {
    ActiveMQConnectionFactory factory = new ActiveMQConnectionFactory(url);
    if (!config.user().isBlank()) {
      factory.setUserName(config.user());
      factory.setPassword(config.password());
    }
    // Text only: no object of any class is ever read from a message.
    factory.setTrustAllPackages(false);
    factory.setTrustedPackages(List.of());
    // Every send is answered or given up: a broker without room may else hold the sender for ever.
    factory.setAlwaysSyncSend(true);
    factory.setSendTimeout(TIMEOUT_MILLIS);
    factory.setCloseTimeout(TIMEOUT_MILLIS);
    factory.setWatchTopicAdvisories(false);
    factory.getPrefetchPolicy().setQueuePrefetch(1);
    return factory;
  }

  /** Without a limit of its own a failover address would let a sender wait for ever. */
  static String bounded(String url) {
    if (!url.startsWith("failover:") || url.matches(".*[?&]timeout=.*")) {
      return url;
    }
    return url + (url.matches("failover:(//)?\\(.*\\)\\?.*") ? "&" : "?") + "timeout=3000";
  }
}
