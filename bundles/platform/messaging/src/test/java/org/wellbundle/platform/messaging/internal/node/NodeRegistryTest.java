package org.wellbundle.platform.messaging.internal.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.messaging.internal.Await;
import org.wellbundle.platform.messaging.internal.OutboxSchema;

class NodeRegistryTest {
  private static final NodeName HERE = new NodeName("a.example", 100);
  private static final NodeName THERE = new NodeName("b.example", 100);

  @RegisterExtension static final TestDatabase db = TestDatabase.with(OutboxSchema.changes());

  @BeforeEach
  void empty() {
    db.execute("truncate dispatch.node");
  }

  @Test
  void letsANodeWorkAloneAndGoOn() {
    NodeRegistry alone = node(HERE, false);

    assertThat(alone.join()).isEmpty();
    assertThat(alone.join()).isEmpty();
  }

  @Test
  void letsNodesWorkTogetherThatShareABroker() {
    assertThat(node(HERE, true).join()).isEmpty();
    assertThat(node(THERE, true).join()).isEmpty();
  }

  @Test
  void keepsANodeWithoutASharedBrokerAwayFromOthers() {
    node(HERE, true).join();

    assertThat(node(THERE, false).join()).contains("a.example:100");
  }

  @Test
  void keepsOthersAwayFromANodeWithoutASharedBroker() {
    NodeRegistry first = node(HERE, false);
    first.join();
    NodeRegistry second = node(THERE, true);
    assertThat(second.join()).contains("a.example:100");

    first.leave();

    assertThat(second.join()).isEmpty();
  }

  @Test
  void waitsForTheLeaseOfANodeThatWasKilledElsewhere() {
    new NodeRegistry(db.transactions(), false, Duration.ofMillis(300), HERE).join();
    NodeRegistry second = node(THERE, false);
    assertThat(second.join()).isPresent();

    Await.until("the lease is over", () -> second.join().isEmpty());
  }

  @Test
  void knowsThatANodeKilledOnThisMachineIsGone() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();
    NodeName killed = new NodeName(NodeName.own().host(), process.pid());
    node(killed, false).join();

    assertThat(node(THERE, false).join()).isEmpty();
  }

  private static NodeRegistry node(NodeName name, boolean shared) {
    return new NodeRegistry(db.transactions(), shared, Duration.ofSeconds(30), name);
  }
}
