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
  private final Path folder;
  private final int port;
  private Process process;

  private Broker(Path folder, int port) throws IOException {
    this.folder = folder;
    this.port = port;
    this.process = launch();
  }

  public static Broker start(Path folder) {
    try {
      Broker broker = new Broker(folder, Node.freePort());
      broker.awaitAnswer();
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch() throws IOException {
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-cp",
            System.getProperty("java.class.path"),
            Broker.class.getName(),
            Integer.toString(port));
    java.redirectErrorStream(true).redirectOutput(folder.resolve("broker.log").toFile());
    return java.start();
  }

  private void awaitAnswer() {
    Node.await("the broker", Duration.ofSeconds(30), this::answers);
  }

  /** Ends the process as a power cut would. */
  public void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts one in its place, which knows nothing of what the other held. */
  public void startAgain() {
    try {
      process = launch();
      awaitAnswer();
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
