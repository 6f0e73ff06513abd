package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Allow;
import org.wellbundle.testing.Broker;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Events;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Postgres;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/** Two nodes on one PostgreSQL and one broker, each in a process of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoNodesIT {
  private static final int ROUNDS = Counts.of("rounds", 1, 20);
  private static final int ATTEMPTS = Counts.SOAK ? 200 : 100;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String EVER = "select count(*) from linking.link";
  private static final String CURRENT = EVER + " where state not in ('UNLINKING', 'UNLINKED')";

  private static WithingsCloud cloud;
  private static Postgres postgres;
  private static Broker broker;
  private static List<Node> nodes;

  @BeforeAll
  static void start() throws Exception {
    Path folder = Node.freshFolder("two-nodes");
    Files.createDirectories(folder);
    cloud =
        WithingsCloud.builder()
            .port(0)
            .callsPerMinute(0)
            .sameArguments(Duration.ZERO)
            .threads(64)
            .start();
    postgres = Postgres.start(folder.resolve("postgres"));
    broker = Broker.start(folder);
    Map<String, String> shared = new LinkedHashMap<>(Service.linkingTo(cloud.baseUrl()));
    shared.putAll(postgres.settings());
    shared.putAll(broker.settings());
    shared.put("WELLBUNDLE_KEYRING", folder.resolve("keyring").toString());
    shared.put("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000");
    shared.put("WELLBUNDLE_CORE_SYNC_BACKFILL_DAYS", "2");
    // the vendor knows one address
    int port = Node.freePort();
    shared.put("WELLBUNDLE_PUBLIC_URL", "http://localhost:" + port);
    Node first = Node.start(folder.resolve("first"), port, shared);
    nodes = List.of(first, Node.start(folder.resolve("second"), shared));
  }

  @AfterAll
  static void stop() {
    nodes.forEach(Node::close);
    broker.close();
    postgres.close();
    cloud.close();
  }

  @Test
  @Order(1)
  void aSessionIsGoodOnBoth() {
    Portal here = nodes.get(0).portal("acme.localhost").signIn("sam@acme.example");

    assertThat(here.at(nodes.get(1)).get("/api/v1/me").json().at("/account/email").asText())
        .isEqualTo("sam@acme.example");
  }

  @Test
  @Order(2)
  void aChangeOnOneIsToldOnTheOther() throws IOException {
    Portal sam = nodes.get(0).portal("acme.localhost").signIn("sam@acme.example");
    Portal elsewhere = sam.at(nodes.get(1));
    try (Events events = elsewhere.events()) {
      sam.link(Allow.by(cloud, "jo"));

      assertThat(events.await("link-changed", SOON)).isTrue();
    }
    elsewhere.awaitLink("the link to be live", SOON, "LIVE"::equals);
    assertThat(elsewhere.delete("/api/v1/link").status()).isEqualTo(202);
  }

  @Test
  @Order(3)
  void ofSimultaneousAttemptsOneLinks() throws Exception {
    Portal alex = nodes.get(0).portal("acme.localhost").signIn("alex@acme.example");
    Database database = postgres.database();
    ExecutorService threads = Executors.newFixedThreadPool(ATTEMPTS);
    long before = database.number(EVER);
    int exactlyOne = 0;
    long longest = 0;
    Map<String, Integer> ends = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      long began = System.nanoTime();
      for (Future<String> end : threads.invokeAll(attempts(alex), 5, TimeUnit.MINUTES)) {
        ends.merge(end.get(), 1, Integer::sum);
      }
      longest = Math.max(longest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began));
      assertThat(database.number(CURRENT)).isEqualTo(1);
      // whoever came with the same account at the vendor authorised the one link again
      assertThat(database.number(EVER)).isEqualTo(before + round + 1);
      exactlyOne++;
      assertThat(alex.delete("/api/v1/link").status()).isEqualTo(202);
      alex.awaitLink("the account to be free", SOON, String::isEmpty);
    }
    threads.shutdownNow();
    // who finds no connection in time on a busy machine is told to try again
    assertThat(ends.keySet()).isSubsetOf("/link", "link.already-linked", "link.failed");
    assertThat(ends.get("/link")).isGreaterThanOrEqualTo(ROUNDS);
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("nodes", nodes.size());
    counts.put("attempts at once", ATTEMPTS);
    counts.put("rounds", ROUNDS);
    counts.put("ended in exactly one link", exactlyOne);
    counts.put("ends", ends);
    counts.put("longest round, ms", longest);
    Results.add("two-nodes", counts);
  }

  /** Half of them on either node, half of them with either of two accounts at the vendor. */
  private static List<Callable<String>> attempts(Portal member) {
    CyclicBarrier begin = new CyclicBarrier(ATTEMPTS);
    CyclicBarrier complete = new CyclicBarrier(ATTEMPTS);
    Portal tab = member.at(nodes.get(0));
    List<Callable<String>> attempts = new ArrayList<>();
    // the cookie that all tabs of one browser share
    tab.post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");
    for (int i = 0; i < ATTEMPTS; i++) {
      Portal portal = tab.at(nodes.get(i % 2));
      Allow allow = Allow.by(cloud, i % 4 < 2 ? "alex" : "kim");
      attempts.add(
          () -> {
            begin.await();
            String address = portal.beginLink(allow);
            complete.await();
            String end = portal.completeLink(address);
            return end.substring(Math.max(end.indexOf("/link"), end.indexOf('=') + 1));
          });
    }
    return attempts;
  }
}
