package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.itests.Modules.MODULE;
import static org.wellbundle.itests.Modules.PROVIDER;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.wellbundle.itests.broken.BrokenBundles;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Heap;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;
import org.wellbundle.testing.SignedBundles;

/** A module and a provider exchanged under load, through the deploy folder of a real node. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwapIT {
  private static final int SWAPS = Counts.of("swaps", 4, 200);
  private static final int BROKEN = Counts.of("broken", 1, 20);
  private static final long HOOK_MILLIS = SWAPS > 100 ? 1_200 : 100;
  private static final String EMPTY = "org.example.empty";
  private static final Duration SOON = Duration.ofSeconds(60);

  private static Service service;
  private static SignedBundles bundles;
  private static Portal alex;
  private static Portal operator;
  private static Modules modules;

  @BeforeAll
  static void start() {
    WithingsCloud cloud =
        WithingsCloud.builder().port(0).callsPerMinute(0).sameArguments(Duration.ZERO).start();
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000");
    settings.put("WELLBUNDLE_CORE_SYNC_BACKFILL_DAYS", "2");
    settings.put("WELLBUNDLE_OPERATIONS_SWAP_HEALTH_SECONDS", "4");
    for (String who : List.of("ACCOUNT", "TENANT", "ADDRESS")) {
      settings.put("WELLBUNDLE_PLATFORM_HTTP_" + who + "_CALLS_PER_MINUTE", "0");
    }
    service = Service.start("swap", cloud, settings);
    bundles =
        new SignedBundles(service.node().home().resolve("releases")).trustedBy(service.node());
    alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
    service.link(alex, "alex");
    service.awaitLive(alex);
    signInOperator();
  }

  private static void signInOperator() {
    operator = service.node().platform().signIn("operator@localhost");
    modules = new Modules(operator);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @Order(1)
  void nothingIsLostWhileAModuleAndAProviderAreExchanged() {
    Heap heap = new Heap(service.node());
    heap.collect();
    long loaders = heap.bundleClassLoaders();
    List<Long> full = new ArrayList<>();
    List<Long> empty = new ArrayList<>();
    Load load = new Load();
    Webhooks webhooks = new Webhooks(new Hooks(service, "alex"), HOOK_MILLIS);
    try (load) {
      load.on(alex, "/api/v1/tenant", 10, answer -> answer.status() == 200);
      load.on(alex, "/api/v1/support/topics", 10, answer -> answer.status() == 200);
      load.on(alex, "/ui/contributions", 10, answer -> answer.text().contains("support"));
      load.on(alex, "/api/v1/providers", 10, answer -> answer.text().contains("\"available\""));
      for (int i = 1; i <= SWAPS; i++) {
        full.add(exchange(released(MODULE, "0.2." + i), MODULE, "0.2." + i));
        exchange(released(PROVIDER, "0.2." + i), PROVIDER, "0.2." + i);
        if (i % Math.max(1, SWAPS / 10) == 0) {
          empty.add(exchange(emptyModule("0.2." + i), EMPTY, "0.2." + i));
        }
      }
    }
    webhooks.settle(Database.of(service.node()));

    assertThat(load.failures()).isEmpty();
    assertThat(load.calls()).isGreaterThan(100);
    Node.await("the old versions' class loaders to go", SOON, () -> collected(heap));
    // the empty module is one more
    assertThat(heap.bundleClassLoaders()).isLessThanOrEqualTo(loaders + 1);
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("swaps of each", SWAPS);
    counts.put("calls", load.calls());
    counts.put("failed", load.failures().size());
    counts.put("longest call, ms", load.longestMillis());
    counts.put("webhooks with one effect", webhooks.acknowledged());
    counts.put("sent again", webhooks.sentAgain());
    counts.put("class loaders before", loaders);
    counts.put("after", heap.bundleClassLoaders());
    counts.put("drop to serving, median ms", median(full));
    counts.put("an empty bundle's", median(empty));
    Results.add("swaps", counts);
    assertThat(webhooks.sentAgain()).isZero();
  }

  /** Old versions are gone, also those whose classes some cache held for a moment. */
  private static boolean collected(Heap heap) {
    heap.collect();
    return modules.lingering().isEmpty();
  }

  @Test
  @Order(2)
  void whatIsNotFitIsRefusedWithAReasonAndTheOldVersionServes() {
    BrokenBundles broken =
        new BrokenBundles(
            bundles,
            new SignedBundles(service.node().home().resolve("strangers")),
            SignedBundles.ofDistribution(service.node(), MODULE),
            SignedBundles.ofDistribution(service.node(), PROVIDER));
    List<String> before = modules.all();
    Load load = new Load();
    try (load) {
      load.on(alex, "/api/v1/support/topics", 10, answer -> answer.status() == 200);
      load.on(alex, "/api/v1/providers", 10, answer -> answer.text().contains("\"available\""));
      for (BrokenBundles.Kind kind : broken.kinds()) {
        String sentence = "";
        for (int i = 1; i <= BROKEN; i++) {
          sentence = refused(kind, kind.jar(i));
          assertThat(modules.all()).as(kind.what()).isEqualTo(before);
        }
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("bundle", kind.what());
        counts.put("times", BROKEN);
        counts.put("code", kind.code());
        counts.put("sentence", sentence);
        Results.add("broken-bundles", counts);
      }
    }
    assertThat(load.failures()).isEmpty();
    assertThat(service.node().platform().status("/health/ready")).isEqualTo(200);
  }

  private static String refused(BrokenBundles.Kind kind, Path jar) {
    Portal.Answer answer = operator.postJar("/api/v1/modules", jar);
    String sentence = answer.json().path("detail").asText();
    assertThat(answer.status()).as("%s: %s", kind.what(), answer.text()).isEqualTo(409);
    assertThat(answer.json().path("code").asText())
        .as("%s: %s", kind.what(), sentence)
        .isEqualTo(kind.code());
    assertThat(sentence).as(kind.what()).contains(kind.says()).endsWith(".");
    return sentence;
  }

  @Test
  @Order(3)
  void theDeployFolderRefusesTheSame() {
    Path jar = bundles.rebuilt(original(MODULE), version("0.3.0"), Map.of(), "dropped");
    SignedBundles.drop(jar, service.node(), "refused");

    Node.await(
        "the report",
        SOON,
        () -> modules.lastReport().path("code").asText().equals("trust.unsigned"));
    assertThat(modules.lastReport().path("sentence").asText()).endsWith(".");
    assertThat(alex.get("/api/v1/support/topics").status()).isEqualTo(200);
  }

  @Test
  @Order(4)
  void aKillRightAfterTheAnswerLosesNeitherTheSwapNorItsLine() {
    String version = "0.4.0";
    Portal.Answer answer = operator.postJar("/api/v1/modules", released(MODULE, version));
    service.node().kill();
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);

    service.node().startAgain();

    signInOperator();
    Node.await(
        "the promoted versions",
        Duration.ofSeconds(40),
        () -> modules.serves(MODULE, version) && modules.serves(PROVIDER, "0.2." + SWAPS));
    assertThat(modules.all()).doesNotHaveDuplicates();
    assertThat(
            Database.of(service.node())
                .number(
                    "select count(*) from modules.history where result = 'DONE' and to_version = '"
                        + version
                        + "'"))
        .isEqualTo(1);
  }

  /** How long it took from the drop until it served, in milliseconds. */
  private static long exchange(Path jar, String bundle, String version) {
    long began = System.nanoTime();
    SignedBundles.drop(jar, service.node(), bundle);
    long limit = began + SOON.toNanos();
    while (!modules.serves(bundle, version)) {
      JsonNode report = modules.lastReport();
      assertThat(System.nanoTime()).as("%s %s: %s", bundle, version, report).isLessThan(limit);
      Webhooks.pause(20);
    }
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
  }

  private static long median(List<Long> millis) {
    List<Long> sorted = millis.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  private static Path original(String bundle) {
    return SignedBundles.ofDistribution(service.node(), bundle);
  }

  private static Path released(String bundle, String version) {
    return bundles.release(original(bundle), version);
  }

  /** What a swap costs without anything to exchange. */
  private static Path emptyModule(String version) {
    return bundles.sign(bundles.empty(EMPTY, version));
  }

  private static Map<String, String> version(String version) {
    return Map.of("Bundle-Version", version);
  }
}
