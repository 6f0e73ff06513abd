package org.wellbundle.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.activemq.broker.BrokerService;

/** An ActiveMQ in a process of its own, for nodes that share one. */
public final class Broker implements AutoCloseable {
  private final Process process;
  private final int port;

  private Broker(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  public static Broker start(Path folder) {
    int port = Node.freePort();
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Broker.class.getName(),
            Integer.toString(port));
    java.redirectErrorStream(true).redirectOutput(folder.resolve("broker.log").toFile());
    try {
      Broker broker = new Broker(java.start(), port);
      Node.await("the broker", Duration.ofSeconds(30), broker::answers);
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process itself: keeps nothing, as an event that is lost costs time only. */
  public static void main(String[] args) throws Exception {
    BrokerService broker = new BrokerService();
    broker.setPersistent(false);
    broker.setUseJmx(false);
    broker.addConnector("tcp://127.0.0.1:" + args[0]);
    broker.start();
    new CountDownLatch(1).await();
  }

  /** Settings of a node that uses it. */
  public Map<String, String> settings() {
    return Map.of("WELLBUNDLE_BROKER_URL", "failover:(tcp://127.0.0.1:" + port + ")");
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
