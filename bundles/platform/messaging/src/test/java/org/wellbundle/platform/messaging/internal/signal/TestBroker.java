package org.wellbundle.platform.messaging.internal.signal;

import jakarta.jms.ConnectionFactory;
import java.util.UUID;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;

/** A real broker within the test, like the one the platform embeds. */
public final class TestBroker implements AutoCloseable {
  private final String name = "test-" + UUID.randomUUID();
  private BrokerService broker;

  public TestBroker start() {
    try {
      broker = new BrokerService();
      broker.setBrokerName(name);
      broker.setPersistent(false);
      broker.setUseJmx(false);
      broker.setUseShutdownHook(false);
      broker.setAdvisorySupport(false);
      broker.start();
      broker.waitUntilStarted();
      return this;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public ConnectionFactory factory() {
    ActiveMQConnectionFactory factory =
        new ActiveMQConnectionFactory("vm://" + name + "?create=false&waitForStart=100");
    factory.getPrefetchPolicy().setQueuePrefetch(1);
    return factory;
  }

  public void stop() {
    try {
      broker.stop();
      broker.waitUntilStopped();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    stop();
  }
}
