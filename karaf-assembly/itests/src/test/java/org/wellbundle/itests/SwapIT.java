package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;
import org.wellbundle.testing.SignedBundles;

/** A module and a provider exchanged under load, through the deploy folder of a real node. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SwapIT {
  private static final String MODULE = "org.wellbundle.module.support";
  private static final String PROVIDER = "org.wellbundle.provider.withings";
  private static final int SWAPS = Boolean.getBoolean("soak") ? 200 : 10;

  private static Service service;
  private static SignedBundles bundles;
  private static Portal alex;
  private static Portal operator;

  @BeforeAll
  static void start() {
    service =
        Service.start(
            "swap",
            Map.of(
                "WELLBUNDLE_PLATFORM_HTTP_ACCOUNT_CALLS_PER_MINUTE", "0",
                "WELLBUNDLE_PLATFORM_HTTP_TENANT_CALLS_PER_MINUTE", "0",
                "WELLBUNDLE_PLATFORM_HTTP_ADDRESS_CALLS_PER_MINUTE", "0"));
    bundles =
        new SignedBundles(service.node().home().resolve("releases")).trustedBy(service.node());
    alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
    operator = service.node().platform().signIn("operator@localhost");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @Order(1)
  void noCallFailsWhileAModuleAndAProviderAreExchanged() {
    try (Load load = new Load()) {
      load.on("/api/v1/tenant", answer -> answer.status() == 200);
      load.on("/api/v1/support/topics", answer -> answer.status() == 200);
      load.on("/ui/contributions", answer -> answer.text().contains("support"));
      load.on("/api/v1/providers", answer -> answer.text().contains("\"available\""));
      for (int i = 1; i <= SWAPS; i++) {
        exchange(MODULE, "0.2." + i);
        exchange(PROVIDER, "0.2." + i);
      }
      load.stop();

      assertThat(load.failures).isEmpty();
      assertThat(load.calls.get()).isGreaterThan(100);
    }
  }

  @Test
  @Order(2)
  void whatIsNotFitIsRefusedWithAReasonAndTheOldVersionServes() {
    Path good = SignedBundles.ofDistribution(service.node(), MODULE);
    Map<String, String> next = Map.of("Bundle-Version", "0.3.0");
    refused(bundles.rebuilt(good, next, Map.of(), "unsigned"), "trust.unsigned");
    refused(
        bundles.sign(
            bundles.rebuilt(good, with("DynamicImport-Package", "*"), Map.of(), "dynamic")),
        "trust.dynamic-import");
    refused(
        bundles.sign(
            bundles.rebuilt(
                good, with("Import-Package", "org.wellbundle.core.linking"), Map.of(), "imports")),
        "trust.import");
    refused(
        bundles.sign(
            bundles.rebuilt(
                good, with("Bundle-Activator", "org.example.Missing"), Map.of(), "no-start")),
        "swap.start-failed");
    refused(
        bundles.sign(
            bundles.rebuilt(
                SignedBundles.ofDistribution(service.node(), PROVIDER),
                with(
                    "Require-Capability",
                    "org.wellbundle.provider.spi;filter:=\"(&(version>=9.0)(!(version>=10.0)))\""),
                Map.of(),
                "spi")),
        "swap.requirement-missing");

    assertThat(alex.get("/api/v1/support/topics").status()).isEqualTo(200);
  }

  @Test
  @Order(3)
  void thePromotedVersionsComeBackAfterARestart() {
    service.node().restart();
    operator = service.node().platform().signIn("operator@localhost");

    Node.await(
        "the promoted versions",
        Duration.ofSeconds(40),
        () ->
            serving(MODULE, "0.2." + SWAPS)
                && serving(PROVIDER, "0.2." + SWAPS)
                && modules().size() == modules().stream().distinct().count());
  }

  private static void exchange(String bundle, String version) {
    Path jar = bundles.release(SignedBundles.ofDistribution(service.node(), bundle), version);
    SignedBundles.drop(jar, service.node(), bundle);
    Node.await(bundle + " " + version, Duration.ofSeconds(60), () -> serving(bundle, version));
  }

  private static boolean serving(String bundle, String version) {
    return modules().contains(bundle + " " + version + " serving");
  }

  private static List<String> modules() {
    List<String> lines = new ArrayList<>();
    for (JsonNode each : operator.get("/api/v1/modules").json().path("modules")) {
      lines.add(
          each.path("symbolicName").asText()
              + " "
              + each.path("version").asText()
              + " "
              + each.path("state").asText());
    }
    return lines;
  }

  private static Map<String, String> with(String header, String value) {
    return Map.of("Bundle-Version", "0.3.0", header, value);
  }

  private static void refused(Path jar, String code) {
    List<String> before = modules();
    SignedBundles.drop(jar, service.node(), "refused");
    Node.await(
        "the report of " + code,
        Duration.ofSeconds(60),
        () -> lastReport().path("code").asText().equals(code));
    assertThat(lastReport().path("sentence").asText()).endsWith(".");
    assertThat(modules()).isEqualTo(before);
  }

  private static JsonNode lastReport() {
    return operator.get("/api/v1/modules/reports").json().path("reports").path(0);
  }

  /** Callers that don't stop. */
  private static final class Load implements AutoCloseable {
    private final Portal portal = alex;
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicLong calls = new AtomicLong();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final List<Thread> threads = new ArrayList<>();

    void on(String path, Predicate<Portal.Answer> fine) {
      Thread thread =
          new Thread(
              () -> {
                while (!stopped.get()) {
                  Portal.Answer answer = portal.get(path);
                  calls.incrementAndGet();
                  if (!fine.test(answer)) {
                    failures.add(path + " " + answer.status() + " " + answer.text());
                  }
                }
              });
      thread.start();
      threads.add(thread);
    }

    void stop() {
      stopped.set(true);
      for (Thread thread : threads) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }

    @Override
    public void close() {
      stop();
    }
  }
}
