package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/** Power cuts under a stream of webhooks: what was acknowledged has its effect, once. */
class KilledWebhooksIT {
  private static final int KILLS = Boolean.getBoolean("soak") ? 10 : 1;
  private static final int STOPS = 50;
  private static final long PAUSE_MILLIS = 75;

  private static Service service;
  private static Hooks hooks;

  @BeforeAll
  static void start() {
    WithingsCloud cloud =
        WithingsCloud.builder().port(0).callsPerMinute(0).sameArguments(Duration.ZERO).start();
    service =
        Service.start(
            "killed-webhooks",
            cloud,
            Map.of(
                "WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000",
                "WELLBUNDLE_CORE_SYNC_BACKFILL_DAYS", "2"));
    Portal alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
    service.link(alex, "alex");
    service.awaitLive(alex);
    hooks = new Hooks(service, "alex");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyAcknowledgedWebhookHasOneEffectAfterTheKills() {
    Webhooks webhooks = new Webhooks(hooks, PAUSE_MILLIS);
    Random random = new Random(4711);
    for (int i = 0; i < KILLS; i++) {
      Webhooks.pause(1_000 + random.nextInt(3_000));
      service.node().kill();
      service.node().startAgain();
    }
    Webhooks.pause(1_000);
    webhooks.close();
    // one of the acknowledged comes again, as vendors do
    assertThat(hooks.post(webhooks.first())).isEqualTo(200);

    webhooks.settle(Database.of(service.node()));
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("kills", KILLS);
    counts.put("acknowledged", webhooks.acknowledged());
    counts.put("with exactly one effect", webhooks.acknowledged());
    counts.put("sent again", webhooks.sentAgain());
    Results.add("killed-webhooks", counts);
  }

  @Test
  @EnabledIfSystemProperty(named = "soak", matches = "true")
  void aDatabaseThatStopsAtOnceCostsTimeOnly() {
    Webhooks webhooks = new Webhooks(hooks, PAUSE_MILLIS);
    Portal portal = service.node().platform();
    for (int i = 0; i < STOPS; i++) {
      Webhooks.pause(1_000);
      service.node().stopDatabase();
      // an answer of a moment ago isn't news
      Webhooks.pause(1_500);
      Node.await(
          "the database to be back",
          Duration.ofSeconds(60),
          () -> portal.status("/health/ready") == 200);
    }
    webhooks.settle(Database.of(service.node()));

    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("stops", STOPS);
    counts.put("with exactly one effect", webhooks.acknowledged());
    counts.put("sent again", webhooks.sentAgain());
    Results.add("stopped-database", counts);
  }

  @Test
  void whatIsRefusedIsNotWritten() {
    Database database = Database.of(service.node());
    long before = written(database);

    assertThat(hooks.post(Hooks.FORM, form("appli=%zz&userid"))).isEqualTo(400);
    assertThat(hooks.post("text/html", form("<p>appli=1</p>"))).isEqualTo(415);
    assertThat(hooks.post(Hooks.FORM, form("appli=1&userid=" + "9".repeat(20_000)))).isEqualTo(413);
    assertThat(hooks.postTo("/hooks/withings/nobody-has-this-token", form("appli=1&userid=1")))
        .isEqualTo(404);
    assertThat(hooks.postTo("/hooks/nobody/token", form("appli=1&userid=1"))).isEqualTo(404);

    assertThat(written(database)).isEqualTo(before);
  }

  /** Numbers once drawn from the identities of the inbox are gone, even when rolled back. */
  private static long written(Database database) {
    return database.number(
        "select sum(coalesce(last_value, 0)) from pg_sequences where schemaname = 'dispatch' and"
            + " sequencename in ('inbox_id_seq', 'dead_letter_id_seq')");
  }

  private static byte[] form(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
