package org.wellbundle.itests.season;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/**
 * A season through a vendor's cloud: everybody links, joins with the days so far, and their watches
 * bring, edit and take back days, late too, while some leave, change watches or are erased. In the
 * end the standings of every tenant are, to the step, what the cloud says of every day. Run by
 * {@code ./test --soak}; another {@code season.seed} is another season.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
class SeasonIT {
  private static final int MEMBERS = Integer.getInteger("season.members", 2_000);
  private static final long SEED = Long.getLong("season.seed", 3);
  private static final int SPARE_WATCHES = Math.max(1, MEMBERS / 20);
  private static final int DAYS = 14;
  private static final int CAP = 12_000;
  private static final int AT_ONCE = 8;

  /** Checking a password costs a processor; more at once are told to come again. */
  private static final int SIGN_INS_AT_ONCE = 2;

  /** With the points of sixty days for each, which come after what a member waits for. */
  private static final Duration LONGEST = Duration.ofMinutes(10).plusSeconds(6L * MEMBERS);

  private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Berlin"));

  /** Where the cloud's clock stands: at noon UTC it is one date wherever people live there. */
  private static final LocalDate CURRENT = TODAY.minusDays(1);

  private static final List<String> TENANTS = List.of("acme", "northwind", "globex");

  private static Vendor vendor;
  private static Service service;
  private static Database database;
  private static List<Walker> walkers;

  @BeforeAll
  static void start() throws Exception {
    vendor =
        Vendor.start(
            MEMBERS + SPARE_WATCHES, SEED, CURRENT.atTime(12, 0).toInstant(ZoneOffset.UTC));
    service =
        Service.start(
            "season",
            vendor.cloud(),
            Map.of(
                "WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE",
                "60000",
                "WELLBUNDLE_CORE_CONSENT_LEAVING_DAYS",
                "0",
                "WELLBUNDLE_PLATFORM_HTTP_ACCOUNT_CALLS_PER_MINUTE",
                "0",
                "WELLBUNDLE_PLATFORM_HTTP_TENANT_CALLS_PER_MINUTE",
                "0",
                "WELLBUNDLE_PLATFORM_HTTP_ADDRESS_CALLS_PER_MINUTE",
                "0",
                "WELLBUNDLE_PLATFORM_HTTP_TRUSTED_PROXIES",
                "127.0.0.1,::1"));
    database = Database.of(service.node());
    openThirdTenant();
    walkers = all(signIns(new People(database)), SIGN_INS_AT_ONCE);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void everyFinalStandingIsWhatTheCloudSays() throws Exception {
    Random random = new Random(SEED);
    Story story = new Story(vendor, database, random, TODAY, DAYS, MEMBERS, SPARE_WATCHES);
    Map<String, String> challenges = new LinkedHashMap<>();
    for (String tenant : TENANTS) {
      challenges.put(tenant, open(tenant));
    }
    List<Callable<Walker>> joins = new ArrayList<>();
    for (Walker walker : walkers) {
      boolean early = random.nextBoolean();
      joins.add(() -> joinAndLink(walker, challenges.get(walker.tenant()), early, story));
    }
    all(joins, AT_ONCE);
    Quiet quiet = new Quiet(vendor, database, LONGEST);
    quiet.await("everybody's days", MEMBERS);

    for (Walker walker : walkers) {
      story.happensTo(walker, challenges.get(walker.tenant()));
    }
    quiet.await("what happened since", walkers.stream().filter(Walker::isInside).count());

    database.execute("update challenges.challenge set final_at = now() where title = 'Season'");
    Node.await("the end", Duration.ofMinutes(5), SeasonIT::isOver);
    int lines = 0;
    for (String tenant : TENANTS) {
      List<String> expected = expected(tenant);
      assertThat(served(tenant, challenges.get(tenant)))
          .containsExactlyInAnyOrderElementsOf(expected);
      lines += expected.size();
    }
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("members", MEMBERS);
    result.put("seed", SEED);
    result.put("tenants", TENANTS.size());
    result.putAll(story.counts());
    result.put("final lines that agree", lines);
    Results.add("season", result);
  }

  private static void openThirdTenant() throws IOException {
    Path globex = service.node().home().resolve("globex");
    Files.createDirectories(globex.resolve("branding"));
    Files.writeString(globex.resolve("branding/colours.yaml"), "accent: \"#0f766e\"\n");
    Files.writeString(
        globex.resolve("tenant.yaml"),
        "id: globex\nnames:\n  en: Globex\nhosts: [globex.localhost]\nlanguages: [en]\n");
    Files.move(globex, service.node().deployFolder().resolve("globex"));
    Node.await(
        "the third tenant",
        Duration.ofSeconds(60),
        () -> service.node().portal("globex.localhost").status("/api/v1/tenant") == 200);
  }

  private static List<Callable<Walker>> signIns(People people) {
    for (String tenant : TENANTS) {
      people.join(tenant, manager(tenant), "Season", List.of("member", "programmeManager"));
    }
    List<Callable<Walker>> signIns = new ArrayList<>();
    for (int n = 0; n < MEMBERS; n++) {
      String tenant = TENANTS.get(n % TENANTS.size());
      String email = "walker%04d@%s.example".formatted(n, tenant);
      String name = "Walker %04d".formatted(n);
      String watch = Vendor.watch(n);
      // each at home, or what keeps guessers away would keep them away
      String address = "10.2.%d.%d".formatted(n / 250, 1 + n % 250);
      people.join(tenant, email, name, List.of("member"));
      Portal portal = service.node().portal(tenant + ".localhost");
      signIns.add(() -> new Walker(tenant, name, email, portal.signInFrom(address, email), watch));
    }
    return signIns;
  }

  private static String manager(String tenant) {
    return "season@" + tenant + ".example";
  }

  private static String open(String tenant) {
    Portal manager = service.node().portal(tenant + ".localhost").signIn(manager(tenant));
    JsonNode made =
        ok(
            manager.post(
                "/api/v1/challenges",
                """
                {"title": "Season", "about": "", "rules": {"type": "total", "metric": "steps",
                 "startsOn": "%s", "endsOn": "%s", "dailyCap": %d, "byHand": "excluded",
                 "leastPeople": 1, "lateJoining": true}}\
                """
                    .formatted(TODAY.minusDays(DAYS - 1), TODAY, CAP)));
    String id = made.path("id").asText();
    ok(manager.post("/api/v1/challenges/" + id + "/opening", "{}"));
    return id;
  }

  private static Walker joinAndLink(Walker walker, String challenge, boolean early, Story story) {
    if (early) {
      join(walker, challenge);
    }
    story.link(walker);
    if (!early) {
      join(walker, challenge);
    }
    return walker;
  }

  private static void join(Walker walker, String challenge) {
    ok(
        walker
            .portal()
            .post(
                "/api/v1/challenges/" + challenge + "/participants",
                "{\"history\": true, \"agreed\": 1}"));
  }

  private static boolean isOver() {
    return database.number(
            "select count(*) from challenges.challenge"
                + " where title = 'Season' and finalised_at is null")
        == 0;
  }

  private static List<Walker> inside(String tenant) {
    return walkers.stream()
        .filter(walker -> walker.isInside() && walker.tenant().equals(tenant))
        .toList();
  }

  private static int score(Walker walker) {
    return TODAY
        .minusDays(DAYS - 1)
        .datesUntil(TODAY.plusDays(1))
        .mapToInt(date -> Math.min(CAP, walker.steps(date, vendor)))
        .sum();
  }

  private static List<String> expected(String tenant) {
    Map<String, Integer> scores = new LinkedHashMap<>();
    inside(tenant).forEach(walker -> scores.put(walker.name(), score(walker)));
    List<String> lines = new ArrayList<>();
    scores.forEach(
        (name, score) -> {
          long better = scores.values().stream().filter(other -> other > score).count();
          lines.add(1 + better + " " + name + " " + score);
        });
    return lines;
  }

  private static List<String> served(String tenant, String challenge) {
    return inside(tenant)
        .get(0)
        .portal()
        .all("/api/v1/challenges/" + challenge + "/standings?limit=100", "lines")
        .stream()
        .map(SeasonIT::line)
        .toList();
  }

  private static String line(JsonNode line) {
    BigDecimal score = new BigDecimal(line.path("score").asText());
    return String.join(
        " ",
        line.path("place").asText(),
        line.path("name").asText(),
        score.stripTrailingZeros().toPlainString());
  }

  static JsonNode ok(Portal.Answer answer) {
    assertThat(answer.status()).describedAs(answer.text()).isLessThan(300);
    return answer.json();
  }

  private static <T> List<T> all(List<Callable<T>> tasks, int atOnce) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(atOnce);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> result : threads.invokeAll(tasks)) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }
}
