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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.SignedBundles;

/** A provider's bundle is taken out of the intake folder of a running node, and put back. */
class ProviderAwayIT {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int WEBHOOKS = 20;

  @RegisterExtension static final OneService ONE = new OneService();

  private static Node node;
  private static Path bundle;

  /** The provider came with the distribution; here an operator put it into the folder, too. */
  @BeforeAll
  static void putIntoTheFolder() {
    node = ONE.node();
    bundle = node.deployFolder().resolve("withings.jar");
    SignedBundles.drop(SignedBundles.ofDistribution(node, Modules.PROVIDER), node, "withings");
    Modules modules = new Modules(node.platform().signIn("operator@localhost"));
    Node.await(
        "the folder to be read",
        SOON,
        () -> modules.lastReport().path("symbolicName").asText().equals(Modules.PROVIDER));
  }

  @Test
  void linksAndWebhooksWaitForTheProvidersReturn() {
    Portal jo = ONE.linked("jo@acme.example", "jo");
    try (Hooks hooks = new Hooks(ONE.service(), "jo")) {
      waitsForTheProvidersReturn(jo, hooks);
    }
  }

  private static void waitsForTheProvidersReturn(Portal jo, Hooks hooks) {
    Portal sam = node.portal("acme.localhost").signIn("sam@acme.example");
    Database database = ONE.database();
    Instant taken = Instant.now();
    Path aside = move(bundle, node.home().resolve(bundle.getFileName()));

    jo.awaitLink("the link to miss its provider", SOON, "PROVIDER_MISSING"::equals);
    long missingMillis = Duration.between(taken, Instant.now()).toMillis();
    assertThat(provider(jo)).isEqualTo("unavailable");
    Portal.Answer refused =
        sam.post("/api/v1/link", "{\"providerId\":\"withings\",\"returnTo\":\"/link\"}");
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.json().path("code").asText()).isEqualTo("provider.unavailable");
    assertThat(Integer.parseInt(refused.headers().getOrDefault("retry-after", "0"))).isPositive();
    assertThat(jo.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
        .isNotEmpty();

    List<String> expected = new ArrayList<>();
    for (int i = 0; i < WEBHOOKS; i++) {
      Hooks.WeighIn weighIn = hooks.weighIn();
      assertThat(hooks.post(weighIn)).isBetween(200, 299);
      expected.add(Hooks.line(weighIn));
    }
    assertThat(waiting(database)).isEqualTo(WEBHOOKS);
    assertThat(hooks.storedOfMine(database)).isEmpty();

    Instant returned = Instant.now();
    move(aside, bundle);

    jo.awaitLink("the link to be back", SOON, "LIVE"::equals);
    Node.await("the weigh-ins", SOON, () -> hooks.storedOfMine(database).size() == expected.size());
    long backMillis = Duration.between(returned, Instant.now()).toMillis();
    assertThat(hooks.storedOfMine(database)).containsExactlyInAnyOrderElementsOf(expected);
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

  private static Path move(Path from, Path to) {
    try {
      return Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
