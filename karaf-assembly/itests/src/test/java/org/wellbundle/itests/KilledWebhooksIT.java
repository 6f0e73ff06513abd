package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/** Power cuts under a stream of webhooks: what was acknowledged has its effect, once. */
class KilledWebhooksIT {
  private static final int KILLS = Boolean.getBoolean("soak") ? 10 : 1;
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
  void everyAcknowledgedWebhookHasOneEffectAfterTheKills() throws InterruptedException {
    List<Hooks.WeighIn> acknowledged = new ArrayList<>();
    AtomicInteger again = new AtomicInteger();
    AtomicBoolean over = new AtomicBoolean();
    Thread stream =
        new Thread(
            () -> {
              while (!over.get()) {
                Hooks.WeighIn weighIn = hooks.weighIn();
                // as vendors do: again until it is acknowledged
                while (hooks.post(weighIn) / 100 != 2) {
                  again.incrementAndGet();
                  pause(500);
                }
                acknowledged.add(weighIn);
                pause(PAUSE_MILLIS);
              }
            });
    stream.start();
    Random random = new Random(4711);
    for (int i = 0; i < KILLS; i++) {
      pause(1_000 + random.nextInt(3_000));
      service.node().kill();
      service.node().startAgain();
    }
    pause(1_000);
    over.set(true);
    stream.join();
    // one of the acknowledged comes again, as vendors do
    assertThat(hooks.post(acknowledged.get(0))).isEqualTo(200);

    Database database = Database.of(service.node());
    Node.await(
        "all webhooks to be settled",
        Duration.ofMinutes(3),
        () ->
            database.number("select count(*) from dispatch.inbox where state < 2") == 0
                && database.number("select count(*) from dispatch.task where kind = 'HINT'") == 0);
    List<String> stored = Hooks.stored(database);
    List<String> expected = acknowledged.stream().map(Hooks::line).toList();
    assertThat(stored).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(database.number("select count(*) from dispatch.dead_letter")).isZero();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("kills", KILLS);
    counts.put("acknowledged", acknowledged.size());
    counts.put("with exactly one effect", expected.size());
    counts.put("sent again", again.get());
    Results.add("killed-webhooks", counts);
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

  private static void pause(long millis) {
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
  }
}
