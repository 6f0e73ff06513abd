package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.sdk.testkit.http.SimClock;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Service;

/**
 * A power cut in mid-backfill costs time, and nothing else. Takes minutes, so only with {@code
 * ./test --soak}.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
class KilledBackfillIT {
  private static final int KILLS = 10;
  private static final List<String> METRICS =
      List.of("steps", "distance", "weight", "heartRate", "fatMass", "hrvRmssd");
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

  @Test
  void rowsAfterTenKillsEqualThoseOfAnUndisturbedRun() {
    Map<String, String> undisturbed = backfill("undisturbed", 0);
    Map<String, String> killed = backfill("killed", KILLS);

    assertThat(undisturbed.get("steps")).hasSizeGreaterThan(1_000);
    assertThat(killed).isEqualTo(undisturbed);
  }

  private static Map<String, String> backfill(String name, int kills) {
    // a frozen vendor clock, so that both runs are asked about the same days
    WithingsCloud cloud =
        WithingsCloud.builder()
            .port(0)
            .callsPerMinute(0)
            .sameArguments(Duration.ZERO)
            .clock(SimClock.frozenAt(NOW))
            .start();
    Random random = new Random(4711);
    try (Service service = Service.start(name, cloud, Map.of())) {
      Portal alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
      service.link(alex, "alex");
      for (int i = 0; i < kills; i++) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(2_500)));
        service.node().kill();
        service.node().startAgain();
      }
      Node.await(
          "the whole backfill",
          Duration.ofMinutes(5),
          () -> {
            JsonNode link = alex.get("/api/v1/link").json();
            return "LIVE".equals(link.path("state").asText()) && link.path("phase").isNull();
          });
      return everything(alex);
    }
  }

  private static Map<String, String> everything(Portal member) {
    Map<String, String> all = new TreeMap<>();
    LocalDate today = NOW.atOffset(ZoneOffset.UTC).toLocalDate();
    String range = "from=" + today.minusDays(58) + "&to=" + today.minusDays(1);
    for (String metric : METRICS) {
      all.put(
          metric, pages(member, "/api/v1/measurements?metric=" + metric + "&" + range, "points"));
    }
    all.put("sleep", pages(member, "/api/v1/sleep?" + range, "sessions"));
    all.put("workouts", pages(member, "/api/v1/workouts?" + range, "sessions"));
    return all;
  }

  private static String pages(Portal member, String path, String field) {
    StringBuilder text = new StringBuilder();
    String next = "";
    do {
      JsonNode page = member.get(path + (next.isEmpty() ? "" : "&cursor=" + next)).json();
      for (JsonNode row : page.path(field)) {
        text.append(row.path("start").asText())
            .append(' ')
            .append(row.path("end").asText())
            .append(' ')
            .append(row.path("value").asText())
            .append(row.path("asleepSeconds").asText())
            .append(row.path("distance").asText())
            .append('\n');
      }
      next = page.path("next").asText("");
      next = "null".equals(next) ? "" : next;
    } while (!next.isEmpty());
    return text.toString();
  }
}
