package org.wellbundle.itests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Broker;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Postgres;
import org.wellbundle.testing.Service;

/** Nodes on one PostgreSQL and one broker, each in a process of its own, behind a balancer. */
final class Cluster implements AutoCloseable {
  private final Postgres postgres;
  private final Broker broker;
  private final List<Node> nodes = new ArrayList<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicLong elsewhere = new AtomicLong();

  /**
   * @param archive distribution the nodes start with
   */
  Cluster(Path folder, int size, Path archive, WithingsCloud cloud, Map<String, String> settings) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    postgres = Postgres.start(folder.resolve("postgres"));
    broker = Broker.start(folder);
    Map<String, String> shared = new LinkedHashMap<>(Service.linkingTo(cloud.baseUrl()));
    shared.putAll(postgres.settings());
    shared.putAll(broker.settings());
    shared.put("WELLBUNDLE_KEYRING", folder.resolve("keyring").toString());
    shared.put("JAVA_MAX_MEM", "320m");
    shared.put("WELLBUNDLE_OPERATIONS_HEALTH_LEAVE_SECONDS", "3");
    shared.put("WELLBUNDLE_DB_POOL_SIZE", "10");
    // the vendor knows one address
    int port = Node.freePort();
    shared.put("WELLBUNDLE_PUBLIC_URL", "http://localhost:" + port);
    shared.putAll(settings);
    for (int i = 0; i < size; i++) {
      Path home = folder.resolve("node-" + i);
      Node.prepare(home, archive);
      nodes.add(Node.start(home, i == 0 ? port : Node.freePort(), shared));
    }
  }

  List<Node> nodes() {
    return nodes;
  }

  Database database() {
    return postgres.database();
  }

  Broker broker() {
    return broker;
  }

  /** The next node that answers, as a balancer asks. */
  Node ready() {
    for (int i = 0; i < 600; i++) {
      Node node = nodes.get(Math.floorMod(turn.getAndIncrement(), nodes.size()));
      if (node.platform().status("/health/ready") == 200) {
        return node;
      }
      Webhooks.pause(100);
    }
    throw new IllegalStateException("no node is ready");
  }

  /**
   * A read through the balancer: what a node dies over is asked of the next.
   *
   * @return what was wrong in the end, nothing when all was well
   */
  String read(Portal member, String path) {
    String wrong = "";
    for (int i = 0; i < 2 * nodes.size(); i++) {
      Portal.Answer answer;
      try {
        answer = member.at(ready()).get(path);
      } catch (UncheckedIOException e) {
        elsewhere.incrementAndGet();
        wrong = e.toString();
        continue;
      }
      if (answer.status() == 200) {
        return "";
      }
      wrong = path + " " + answer.status() + " " + answer.text();
      if (answer.status() != 503) {
        return wrong;
      }
      elsewhere.incrementAndGet();
    }
    return wrong;
  }

  /** Reads that another node had to answer. */
  long readElsewhere() {
    return elsewhere.get();
  }

  @Override
  public void close() {
    nodes.forEach(Node::kill);
    broker.close();
    postgres.close();
  }
}
