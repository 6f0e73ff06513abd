package org.wellbundle.platform.messaging.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.ActiveMQConnectionFactory;
import org.apache.activemq.broker.BrokerService;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.messaging.internal.Await;

/** A broker of its own, reached through a failover address, which hides that it is gone. */
class FailoverTest {

  @Test
  void noticesThatTheBrokerIsGoneAndThatItIsBack() throws Exception {
    String address = "tcp://127.0.0.1:" + freePort();
    String failover = "failover:(" + address + ")?timeout=500&maxReconnectDelay=200";
    List<String> work = new CopyOnWriteArrayList<>();
    NodeSignals node = new NodeSignals();
    BrokerService broker = broker(address);
    try {
      node.onQueue("work", work::add);
      node.use(new ActiveMQConnectionFactory(failover));
      Await.until("connected", node::connected);
      node.handToOne("work", "1");
      Await.until("work comes through the broker", () -> work.contains("1"));

      broker.stop();
      broker.waitUntilStopped();
      Await.until("the loss is noticed without anything to send", () -> !node.connected());
      node.handToOne("work", "2");
      Await.until("work stays here meanwhile", () -> work.contains("2"));

      broker = broker(address);
      Await.until("connected again", node::connected);
      node.handToOne("work", "3");
      Await.until("work comes through the broker again", () -> work.contains("3"));
      assertThat(work).containsExactly("1", "2", "3");
    } finally {
      node.close();
      broker.stop();
    }
  }

  private static BrokerService broker(String address) throws Exception {
    BrokerService broker = new BrokerService();
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.setUseShutdownHook(false);
    broker.addConnector(address);
    broker.start();
    broker.waitUntilStarted();
    return broker;
  }

  private static int freePort() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
