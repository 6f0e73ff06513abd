package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/** Power cuts under a stream of webhooks: what was acknowledged has its effect, once. */
class KilledWebhooksIT {
  private static final int KILLS = Counts.of("webhooks.kills", 1, 200);
  private static final int STOPS = Counts.of("database.stops", 0, 50);
  private static final long PAUSE_MILLIS = 75;

  @RegisterExtension static final OneService ONE = new OneService();

  private static Service service;
  private static Hooks hooks;

  @BeforeAll
  static void link() {
    service = ONE.service();
    ONE.linked("kim@acme.example", "kim");
    hooks = new Hooks(service, "kim");
  }

  @AfterAll
  static void close() {
    hooks.close();
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
  void aDatabaseThatStopsAtOnceCostsTimeOnly() {
    assumeThat(STOPS).as("stops of the database").isPositive();
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
