package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.itests.Modules.MODULE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Allow;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.SignedBundles;

/**
 * Three nodes: updated one after the other, killed at any moment, told on one what all should do.
 * Takes minutes, so only with {@code ./test --soak}; two nodes are in {@link TwoNodesIT}.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ThreeNodesIT {
  private static final int KILLS = Integer.getInteger("kills", 30);
  private static final int BACKFILLS = 3;
  private static final int BROKER_KILLS = Integer.getInteger("broker.kills", 50);
  private static final long HOOK_MILLIS = 800;
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String STEPS = "/api/v1/measurements?metric=steps&granularity=day";

  private static WithingsCloud cloud;
  private static Cluster cluster;
  private static Portal alex;
  private static Portal robin;
  private static Hooks hooks;
  private static Webhooks webhooks;
  private static Load load;
  private static List<String> undisturbed;

  @BeforeAll
  static void start() {
    cloud =
        WithingsCloud.builder()
            .port(0)
            .callsPerMinute(0)
            .sameArguments(Duration.ZERO)
            .clock(SimClock.frozenAt(Instant.now().truncatedTo(ChronoUnit.HOURS)))
            .start();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000");
    for (String who : List.of("ACCOUNT", "TENANT", "ADDRESS")) {
      settings.put("WELLBUNDLE_PLATFORM_HTTP_" + who + "_CALLS_PER_MINUTE", "0");
    }
    cluster =
        new Cluster(Node.freshFolder("three-nodes"), 3, Node.archiveBefore(), cloud, settings);
    Node first = cluster.nodes().get(0);
    alex = first.portal("acme.localhost").signIn("alex@acme.example");
    robin = first.portal("northwind.localhost").signIn("robin@northwind.example");
    alex.link(Allow.by(cloud, "alex"));
    undisturbed = backfilled();
    robin.link(Allow.by(cloud, "kim"));
    robin.awaitLink("the second link", SOON, "LIVE"::equals);
    hooks = new Hooks(cloud, "kim", () -> cluster.ready().port());
    webhooks = new Webhooks(hooks, HOOK_MILLIS);
    load = new Load();
    load.each(5, () -> cluster.read(alex, STEPS));
    load.each(5, () -> cluster.read(robin, "/api/v1/support/topics"));
  }

  @AfterAll
  static void stop() {
    load.close();
    webhooks.close();
    cluster.close();
    cloud.close();
  }

  @Test
  @Order(1)
  void nodesAreUpdatedOneAfterTheOther() {
    // a release that didn't say farewell yet may refuse some calls while it stops
    inTurn("from " + Node.archiveBefore().getFileName());
    load.failures().clear();
    inTurn("from the same");
    assertThat(load.failures()).isEmpty();
  }

  private static void inTurn(String what) {
    long began = System.nanoTime();
    long calls = load.calls();
    long elsewhere = cluster.readElsewhere();
    for (Node node : cluster.nodes()) {
      node.upgrade();
    }
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("update", what);
    counts.put("nodes", cluster.nodes().size());
    counts.put("calls", load.calls() - calls);
    counts.put("failed", load.failures().size());
    counts.put("asked of another node", cluster.readElsewhere() - elsewhere);
    counts.put("s for all", TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    counts.put("first failure", String.valueOf(load.failures().peek()));
    Results.add("rolling-update", counts);
  }

  @Test
  @Order(2)
  void killsCostTimeAndNothingElse() {
    Random random = new Random(4711);
    int equal = 0;
    for (int round = 0; round < BACKFILLS; round++) {
      again();
      for (int i = 0; i < KILLS / BACKFILLS; i++) {
        Webhooks.pause(random.nextInt(3_000));
        Node victim = cluster.nodes().get(random.nextInt(3));
        victim.kill();
        if (random.nextInt(3) == 0) {
          // once more while it starts
          victim.launchAgain();
          Webhooks.pause(random.nextInt(6_000));
          victim.kill();
        }
        victim.startAgain();
      }
      assertThat(backfilled()).isEqualTo(undisturbed);
      equal++;
    }
    webhooks.settle(cluster.database());
    assertThat(load.failures()).isEmpty();
    assertThat(stale()).isZero();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("kills", KILLS);
    counts.put("backfills equal to an undisturbed one", equal);
    counts.put("rows of each", undisturbed.size());
    counts.put("webhooks with one effect", webhooks.acknowledged());
    counts.put("sent again", webhooks.sentAgain());
    counts.put("calls", load.calls());
    counts.put("failed", load.failures().size());
    counts.put("asked of another node", cluster.readElsewhere());
    Results.add("three-nodes", counts);
  }

  @Test
  @Order(3)
  void withoutABrokerItGoesOn() {
    webhooks = new Webhooks(hooks, HOOK_MILLIS / 4);
    for (int i = 0; i < BROKER_KILLS; i++) {
      Webhooks.pause(500);
      cluster.broker().kill();
      Webhooks.pause(500);
      cluster.broker().startAgain();
    }
    webhooks.settle(cluster.database());
    assertThat(load.failures()).isEmpty();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("kills", BROKER_KILLS);
    counts.put("webhooks with one effect", webhooks.acknowledged());
    counts.put("sent again", webhooks.sentAgain());
    Results.add("killed-broker", counts);
  }

  @Test
  @Order(4)
  void whatIsSaidOnOneNodeHoldsOnAll() throws IOException {
    Node one = cluster.nodes().get(1);
    Portal operator = one.platform().signIn("operator@localhost");
    long switched = turn(operator, "false", 404);
    turn(operator, "null", 200);

    for (Node node : cluster.nodes()) {
      new SignedBundles(one.home().resolve("releases")).trustedBy(node);
    }
    SignedBundles bundles = new SignedBundles(one.home().resolve("releases"));
    Path jar = bundles.release(SignedBundles.ofDistribution(one, MODULE), "0.7.0");
    long began = System.nanoTime();
    assertThat(operator.postJar("/api/v1/modules", jar).status()).isEqualTo(200);
    for (Node node : cluster.nodes()) {
      Modules modules = new Modules(node.platform().signIn("operator@localhost"));
      Node.await("the module on all", SOON, () -> modules.serves(MODULE, "0.7.0"));
    }
    long swapped = millisSince(began);

    Path tenant = tenant(one.home().resolve("globex"));
    Path dropped = one.deployFolder().resolve("globex");
    began = System.nanoTime();
    Files.move(tenant, dropped);
    awaitPortal("globex.localhost", 200);
    long opened = millisSince(began);
    Files.move(dropped, tenant);
    awaitPortal("globex.localhost", 404);

    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("nodes", cluster.nodes().size());
    counts.put("switch on all, ms", switched);
    counts.put("module on all, ms", swapped);
    counts.put("tenant on all, ms", opened);
    Results.add("one-for-all", counts);
  }

  private static Path tenant(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("branding"));
    Files.writeString(folder.resolve("branding/colours.yaml"), "accent: \"#0f766e\"\n");
    Files.writeString(
        folder.resolve("tenant.yaml"),
        "id: globex\nnames:\n  en: Globex\nhosts: [globex.localhost]\nlanguages: [en]\n");
    return folder;
  }

  private static long turn(Portal operator, String on, int status) {
    long began = System.nanoTime();
    assertThat(
            operator
                .send(
                    "PUT",
                    "/api/v1/operator/tenants/acme/modules/support",
                    "{\"on\":" + on + "}",
                    Map.of())
                .status())
        .isEqualTo(204);
    for (Node node : cluster.nodes()) {
      Node.await(
          "the switch on all nodes",
          SOON,
          () -> alex.at(node).get("/api/v1/support/topics").status() == status);
    }
    return millisSince(began);
  }

  private static void awaitPortal(String host, int status) {
    for (Node node : cluster.nodes()) {
      Node.await(
          host + " on all nodes",
          SOON,
          () -> node.portal(host).get("/api/v1/tenant").status() == status);
    }
  }

  /** Unlinks, and links the same account at the vendor again. */
  private static void again() {
    assertThat(alex.at(cluster.ready()).delete("/api/v1/link").status()).isEqualTo(202);
    Node.await(
        "the account to be free",
        Duration.ofSeconds(90),
        () -> alex.at(cluster.ready()).get("/api/v1/link").status() == 204);
    alex.at(cluster.ready()).link(Allow.by(cloud, "alex"));
  }

  /** What a complete backfill left, for comparison. */
  private static List<String> backfilled() {
    Node.await(
        "the whole backfill",
        Duration.ofMinutes(5),
        () -> {
          Portal.Answer link = alex.at(cluster.ready()).get("/api/v1/link");
          return "LIVE".equals(link.json().path("state").asText())
              && link.json().path("phase").isNull();
        });
    return Rows.ofLatestLink(cluster.database(), "alex@acme.example");
  }

  /** Leases that nobody gave back and nobody took over. */
  private static long stale() {
    return cluster
        .database()
        .number("select count(*) from dispatch.task where lease_until < now() - interval '5 min'");
  }

  private static long millisSince(long began) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }
}
