package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/** A provider's bundle is taken out of the intake folder of a running node, and put back. */
class ProviderAwayIT {
  private static final String FEATURE = "wellbundle-provider-withings/";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int WEBHOOKS = 20;

  private static Service service;
  private static Path bundle;

  @BeforeAll
  static void start() throws IOException {
    WithingsCloud cloud = WithingsCloud.builder().port(0).start();
    Path folder = Node.freshFolder("provider-away");
    bundle = moveToIntake(Node.prepare(folder));
    service = Service.start(folder, cloud, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void linksAndWebhooksWaitForTheProvidersReturn() {
    Portal alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
    Portal sam = service.node().portal("acme.localhost").signIn("sam@acme.example");
    Database database = Database.of(service.node());
    Node.await("the provider", SOON, () -> "available".equals(provider(alex)));
    service.link(alex, "alex");
    service.awaitLive(alex);
    Hooks hooks = new Hooks(service, "alex");

    Instant taken = Instant.now();
    Path aside = move(bundle, service.node().home().resolve(bundle.getFileName()));

    alex.awaitLink("the link to miss its provider", SOON, "PROVIDER_MISSING"::equals);
    long missingMillis = Duration.between(taken, Instant.now()).toMillis();
    assertThat(provider(alex)).isEqualTo("unavailable");
    Portal.Answer refused =
        sam.post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.json().path("code").asText()).isEqualTo("provider.unavailable");
    assertThat(Integer.parseInt(refused.headers().getOrDefault("retry-after", "0"))).isPositive();
    assertThat(alex.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
        .isNotEmpty();

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < WEBHOOKS; i++) {
      Hooks.WeighIn weighIn = hooks.weighIn();
      assertThat(hooks.post(weighIn)).isBetween(200, 299);
      expected.add(Hooks.line(weighIn));
    }
    assertThat(waiting(database)).isEqualTo(WEBHOOKS);
    assertThat(Hooks.stored(database)).isEmpty();

    Instant returned = Instant.now();
    move(aside, bundle);

    alex.awaitLink("the link to be back", SOON, "LIVE"::equals);
    Node.await("the weigh-ins", SOON, () -> Hooks.stored(database).size() == expected.size());
    long backMillis = Duration.between(returned, Instant.now()).toMillis();
    assertThat(Hooks.stored(database)).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(waiting(database)).isZero();
    assertThat(database.number("select count(*) from dispatch.dead_letter")).isZero();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("webhooks while away", WEBHOOKS);
    counts.put("processed after return", expected.size());
    counts.put("ms to PROVIDER_MISSING", missingMillis);
    counts.put("ms until all were processed", backMillis);
    Results.add("provider-away", counts);
  }

  private static String provider(Portal member) {
    for (JsonNode each : member.get("/api/v1/providers").json()) {
      if (each.path("id").asText().equals("withings")) {
        return each.path("state").asText();
      }
    }
    return "";
  }

  private static long waiting(Database database) {
    return database.number("select count(*) from dispatch.inbox where state < 2");
  }

  /** The provider comes with the boot features; here the operator put it into the folder. */
  private static Path moveToIntake(Path home) throws IOException {
    Path features = home.resolve("etc/org.apache.karaf.features.cfg");
    String text = Files.readString(features);
    assertThat(text).contains(FEATURE);
    Files.writeString(features, text.replaceAll(FEATURE + "[^,\\n]*,", ""));
    try (Stream<Path> files =
        Files.walk(home.resolve("system/org/wellbundle/org.wellbundle.provider.withings"))) {
      Path jar = files.filter(f -> f.toString().endsWith(".jar")).findFirst().orElseThrow();
      // what came with the distribution is known by its bytes, so it has to stay a part of it
      Files.copy(jar, home.resolve("demo/bundles").resolve(jar.getFileName()));
      return move(jar, home.resolve("deploy").resolve(jar.getFileName()));
    }
  }

  private static Path move(Path from, Path to) {
    try {
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
