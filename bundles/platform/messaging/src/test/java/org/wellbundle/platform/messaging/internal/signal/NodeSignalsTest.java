package org.wellbundle.platform.messaging.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.messaging.internal.Await;

class NodeSignalsTest {
  private final TestBroker broker = new TestBroker().start();
  private final List<NodeSignals> nodes = new ArrayList<>();

  @AfterEach
  void stop() {
    nodes.forEach(NodeSignals::close);
    broker.close();
  }

  @Test
  void tellsAllNodesOnce() {
    List<String> one = new CopyOnWriteArrayList<>();
    List<String> two = new CopyOnWriteArrayList<>();
    NodeSignals first = connectedNode();
    NodeSignals second = connectedNode();
    first.onTopic("changed", one::add);
    second.onTopic("changed", two::add);
    first.onTopic("other", text -> one.add("wrong topic"));

    first.tellAll("changed", "a");
    second.tellAll("changed", "b");

    Await.until("both nodes hear both", () -> one.size() == 2 && two.size() == 2);
    assertThat(one).containsExactlyInAnyOrder("a", "b");
    assertThat(two).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void handsWorkToOneNodeAndToBoth() {
    Set<String> done = ConcurrentHashMap.newKeySet();
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger byFirst = new AtomicInteger();
    NodeSignals first = connectedNode();
    NodeSignals second = connectedNode();
    first.onQueue(
        "work",
        text -> {
          done.add(text);
          calls.incrementAndGet();
          byFirst.incrementAndGet();
        });
    second.onQueue(
        "work",
        text -> {
          done.add(text);
          calls.incrementAndGet();
        });

    for (int i = 0; i < 100; i++) {
      first.handToOne("work", "job " + i);
    }

    Await.until("all work is done", () -> done.size() == 100);
    assertThat(calls).hasValue(100);
    assertThat(byFirst.get()).as("both nodes worked").isBetween(1, 99);
  }

  @Test
  void worksWithinTheNodeWithoutABroker() {
    List<String> heard = new CopyOnWriteArrayList<>();
    NodeSignals alone = node();
    alone.onTopic("changed", heard::add);
    alone.onQueue("work", heard::add);

    alone.tellAll("changed", "a");
    alone.handToOne("work", "b");

    Await.until("own listeners hear", () -> heard.containsAll(List.of("a", "b")));
    assertThat(alone.connected()).isFalse();
  }

  @Test
  void goesOnWhenTheBrokerGoesAndComesBack() {
    List<String> heard = new CopyOnWriteArrayList<>();
    List<String> work = new CopyOnWriteArrayList<>();
    NodeSignals first = connectedNode();
    NodeSignals second = connectedNode();
    second.onTopic("changed", heard::add);
    first.onQueue("work", work::add);

    broker.stop();
    Await.until("the loss is noticed", () -> !first.connected() && !second.connected());
    first.handToOne("work", "meanwhile");
    Await.until("work stays on the node", () -> work.contains("meanwhile"));

    broker.start();
    Await.until("both are back", () -> first.connected() && second.connected());
    AtomicInteger number = new AtomicInteger();
    Await.until(
        "the other node hears again",
        () -> {
          first.tellAll("changed", "again " + number.incrementAndGet());
          return !heard.isEmpty();
        });
  }

  @Test
  void holdsWhatComesTwiceOnlyOnceWhileTheListenerIsBusy() {
    CountDownLatch busy = new CountDownLatch(1);
    List<String> heard = new CopyOnWriteArrayList<>();
    NodeSignals alone = node();
    alone.onTopic(
        "changed",
        text -> {
          heard.add(text);
          await(busy);
        });
    alone.tellAll("changed", "first");
    Await.until("the listener is busy", () -> heard.size() == 1);

    for (int i = 0; i < 1000; i++) {
      alone.tellAll("changed", "again");
    }
    alone.tellAll("changed", "last");
    busy.countDown();

    Await.until("the last one arrives", () -> heard.contains("last"));
    assertThat(heard).containsExactly("first", "again", "last");
  }

  @Test
  void outlivesAListenerThatThrowsAndForgetsAClosedOne() {
    List<String> heard = new CopyOnWriteArrayList<>();
    NodeSignals alone = node();
    alone.onTopic(
        "changed",
        text -> {
          heard.add(text);
          throw new IllegalStateException("on purpose");
        });
    Signals.Subscription closed = alone.onTopic("changed", text -> heard.add("closed"));
    closed.close();

    alone.tellAll("changed", "a");
    alone.tellAll("changed", "b");

    Await.until("it goes on", () -> heard.contains("b"));
    assertThat(heard).containsExactly("a", "b");
  }

  private NodeSignals connectedNode() {
    NodeSignals node = node();
    node.use(broker.factory());
    Await.until("connected", node::connected);
    return node;
  }

  private NodeSignals node() {
    NodeSignals node = new NodeSignals();
    nodes.add(node);
    return node;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
