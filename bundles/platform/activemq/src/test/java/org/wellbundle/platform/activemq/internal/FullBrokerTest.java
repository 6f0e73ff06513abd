package org.wellbundle.platform.activemq.internal;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.messaging.internal.signal.NodeSignals;

/** A broker that has no room costs time: nobody hangs, and work goes on where it is. */
class FullBrokerTest {
  private static final String STUFF = "x".repeat(10_000);

  /** Ours says so at once. */
  @Test
  void theEmbeddedOneWithoutMemory() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(new ByHand("", "", "", 1))) {
      goesOn(BrokerComponent.factory(broker.url(), new ByHand("", "", "", 1)));
    }
  }

  /** Somebody else's may hold whoever sends, which is how ActiveMQ comes. */
  @Test
  void anExternalOneThatHoldsItsSenders() throws Exception {
    BrokerService broker = new BrokerService();
    broker.setBrokerName("holds-its-senders");
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    broker.getSystemUsage().getMemoryUsage().setLimit(1 << 20);
    String address = broker.addConnector("tcp://127.0.0.1:0").getPublishableConnectString();
    broker.start();
    broker.waitUntilStarted();
    try {
      ActiveMQConnectionFactory factory =
          BrokerComponent.factory(
              "failover:(" + address + ")?timeout=500", new ByHand("", "", "", 1));
      factory.setSendTimeout(300);
      factory.setCloseTimeout(300);
      goesOn(factory);
    } finally {
      broker.stop();
      broker.waitUntilStopped();
    }
  }

  private static void goesOn(ActiveMQConnectionFactory factory) throws Exception {
    List<String> work = new CopyOnWriteArrayList<>();
    List<String> heard = new CopyOnWriteArrayList<>();
    List<String> elsewhere = new CopyOnWriteArrayList<>();
    try (Connection connection = factory.createConnection();
        NodeSignals node = new NodeSignals();
        NodeSignals other = new NodeSignals()) {
      connection.start();
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Queue queue = session.createQueue("nobody listens");
      node.onQueue("work", work::add);
      node.onTopic("changed", heard::add);
      other.onTopic("changed", elsewhere::add);
      node.use(factory);
      other.use(factory);
      until("both connected", () -> node.connected() && other.connected());
      fill(session, queue);

      for (int i = 0; i < 20; i++) {
        long began = System.nanoTime();
        node.tellAll("changed", "full " + i);
        node.handToOne("work", "full " + i);
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .as("whoever signals doesn't wait")
            .isLessThan(Duration.ofMillis(200));
      }
      // nothing that was meant for one of many is lost, though the broker took none of it
      until("the work", () -> work.stream().distinct().count() == 20);
      until("own listeners", () -> heard.size() == 20);

      empty(session, queue);
      until(
          "the other node hears again",
          () -> {
            node.tellAll("changed", "room again " + System.nanoTime());
            return elsewhere.stream().anyMatch(text -> text.startsWith("room"));
          });
    }
  }

  private static void fill(Session session, Queue queue) throws JMSException {
    MessageProducer producer = session.createProducer(queue);
    producer.setDeliveryMode(jakarta.jms.DeliveryMode.NON_PERSISTENT);
    try {
      for (int i = 0; i < 1_000; i++) {
        producer.send(session.createTextMessage(STUFF));
      }
    } catch (JMSException full) {
      return;
    }
    throw new AssertionError("the broker took everything");
  }

  private static void empty(Session session, Queue queue) throws JMSException {
    try (MessageConsumer consumer = session.createConsumer(queue)) {
      while (consumer.receive(500) != null) {
        // thrown away
      }
    }
  }

  private static void until(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain: " + what).isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
