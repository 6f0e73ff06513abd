package org.wellbundle.platform.activemq.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.ObjectMessage;
import jakarta.jms.Session;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddedBrokerTest {

  @Test
  void carriesTextWithoutAnyPort() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(new ByHand("", "", "", 32));
        Connection connection = new ActiveMQConnectionFactory(broker.url()).createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      var consumer = session.createConsumer(session.createQueue("q"));
      connection.start();
      session.createProducer(session.createQueue("q")).send(session.createTextMessage("42"));

      assertThat(consumer.receive(5_000).getBody(String.class)).isEqualTo("42");
    }
  }

  @Test
  void letsOnlyThePasswordInThroughTheConnector() throws Exception {
    String address = "tcp://127.0.0.1:" + freePort();
    try (EmbeddedBroker broker = new EmbeddedBroker(new ByHand(address, "node", "secret", 32))) {
      try (Connection right =
          new ActiveMQConnectionFactory("node", "secret", address).createConnection()) {
        right.start();
      }

      assertThatThrownBy(() -> new ActiveMQConnectionFactory(address).createConnection().start())
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("User name");
    }
  }

  @Test
  void refusesAConnectorWithoutAPassword() {
    assertThatThrownBy(() -> new EmbeddedBroker(new ByHand("tcp://127.0.0.1:0", "", "", 32)))
        .hasMessageContaining("a connector needs user and password");
  }

  /** Whoever reaches the broker could send one; what reads it here makes no object of it. */
  @Test
  void noObjectIsReadFromAMessage() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(new ByHand("", "", "", 32));
        Connection stranger = new ActiveMQConnectionFactory(broker.url()).createConnection();
        Connection ours =
            BrokerComponent.factory(broker.url(), new ByHand("", "", "", 32)).createConnection()) {
      Session sending = stranger.createSession(false, Session.AUTO_ACKNOWLEDGE);
      Session receiving = ours.createSession(false, Session.AUTO_ACKNOWLEDGE);
      var consumer = receiving.createConsumer(receiving.createQueue("q"));
      ours.start();
      sending
          .createProducer(sending.createQueue("q"))
          .send(sending.createObjectMessage(new ArrayList<>(List.of("x"))));

      var message = (ObjectMessage) consumer.receive(5_000);

      assertThatThrownBy(message::getObject)
          .isInstanceOf(JMSException.class)
          .hasMessageContaining("Forbidden class");
    }
  }

  @Test
  void failsTheSenderInsteadOfHoldingItWhenTheMemoryIsFull() throws Exception {
    AtomicInteger errors = new AtomicInteger();
    try (EmbeddedBroker broker = new EmbeddedBroker(new ByHand("", "", "", 1));
        Connection connection = new ActiveMQConnectionFactory(broker.url()).createConnection()) {
      Session session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
      MessageProducer producer = session.createProducer(session.createQueue("nobody listens"));
      connection.setExceptionListener(e -> errors.incrementAndGet());
      connection.start();
      String text = "x".repeat(10_000);

      for (int i = 0; i < 1_000 && errors.get() == 0; i++) {
        try {
          producer.send(session.createTextMessage(text));
        } catch (JMSException e) {
          errors.incrementAndGet();
        }
      }

      assertThat(errors.get()).isPositive();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "tcp://a:1, tcp://a:1",
    "failover:(tcp://a:1), failover:(tcp://a:1)?timeout=3000",
    "failover:(tcp://a:1?x=y), failover:(tcp://a:1?x=y)?timeout=3000",
    "failover:(tcp://a:1)?randomize=false, failover:(tcp://a:1)?randomize=false&timeout=3000",
    "failover:(tcp://a:1)?timeout=9, failover:(tcp://a:1)?timeout=9",
  })
  void boundsTheWaitOfASenderWhileNoBrokerIsThere(String given, String used) {
    assertThat(BrokerComponent.bounded(given)).isEqualTo(used);
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
