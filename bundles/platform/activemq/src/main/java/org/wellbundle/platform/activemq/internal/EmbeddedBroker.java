package org.wellbundle.platform.activemq.internal;

import java.util.UUID;
import org.apache.activemq.broker.BrokerPlugin;
import org.apache.activemq.broker.BrokerService;
import org.apache.activemq.broker.region.policy.ConstantPendingMessageLimitStrategy;
import org.apache.activemq.broker.region.policy.PolicyEntry;
import org.apache.activemq.broker.region.policy.PolicyMap;
import org.apache.activemq.broker.region.policy.SharedDeadLetterStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A broker inside of this JVM. It keeps nothing on disk: it carries wake-ups only, whoever misses
 * one looks for work by itself. What nobody fetches is dropped before it fills the memory.
 */
final class EmbeddedBroker implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
  private static final int PENDING_PER_LISTENER = 1_000;
  private static final int EXPIRY_CHECK_MILLIS = 10_000;

  private final BrokerService broker = new BrokerService();

  EmbeddedBroker(BrokerConfig config) {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    // ActiveMQ looks up its parts by name with this loader.
    Thread.currentThread().setContextClassLoader(BrokerService.class.getClassLoader());
    try {
      configure(config);
      broker.start();
      broker.waitUntilStarted();
    } catch (Exception e) {
      close();
      throw new IllegalStateException("The embedded broker does not start: " + e.getMessage(), e);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  private void configure(BrokerConfig config) throws Exception {
    broker.setBrokerName("wellbundle-" + UUID.randomUUID());
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    broker.setSystemExitOnShutdown(false);
    broker.setAdvisorySupport(false);
    broker.setSchedulerSupport(false);
    broker.getSystemUsage().getMemoryUsage().setLimit(config.memoryLimitMb() * 1024L * 1024);
    // A sender gets an error, it doesn't stand still.
    broker.getSystemUsage().setSendFailIfNoSpace(true);
    broker.setDestinationPolicy(policy());
    if (!config.connector().isBlank()) {
      requirePassword(config);
      broker.setPlugins(
          new BrokerPlugin[] {next -> new PasswordFilter(next, config.user(), config.password())});
      broker.addConnector(config.connector());
    }
  }

  private static PolicyMap policy() {
    ConstantPendingMessageLimitStrategy limit = new ConstantPendingMessageLimitStrategy();
    limit.setLimit(PENDING_PER_LISTENER);
    SharedDeadLetterStrategy forgetExpired = new SharedDeadLetterStrategy();
    forgetExpired.setProcessExpired(false);
    PolicyEntry standard = new PolicyEntry();
    standard.setPendingMessageLimitStrategy(limit);
    standard.setDeadLetterStrategy(forgetExpired);
    standard.setExpireMessagesPeriod(EXPIRY_CHECK_MILLIS);
    PolicyMap map = new PolicyMap();
    map.setDefaultEntry(standard);
    return map;
  }

  private static void requirePassword(BrokerConfig config) {
    if (config.user().isBlank() || config.password().isBlank()) {
      throw new IllegalStateException(
          "a connector needs user and password (org.wellbundle.platform.activemq.cfg)");
    }
  }

  String url() {
    return "vm://" + broker.getBrokerName() + "?create=false";
  }

  @Override
  public void close() {
    try {
      broker.stop();
      broker.waitUntilStopped();
    } catch (Exception e) {
      LOG.warn("The embedded broker did not stop in order", e);
    }
  }
}
