package org.wellbundle.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wellbundle.itests.Modules.MODULE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wellbundle.sdk.testkit.withings.WithingsCloud;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.People;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;
import org.wellbundle.testing.Shell;
import org.wellbundle.testing.SignedBundles;

/**
 * A node with data is upgraded, backed up while people use it, and restored elsewhere; who was
 * erased in between doesn't come back. The distribution upgraded from is the property {@code
 * wellbundle.before}. Only with {@code ./test --soak}.
 */
@EnabledIfSystemProperty(named = "soak", matches = "true")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DrillIT {
  private static final String LEAVER = "leaver@acme.example";
  private static final List<String> KEPT =
      List.of(
          "tenancy.tenant",
          "accounts.account",
          "accounts.profile",
          "linking.link",
          "consent.decision",
          "measurements.sample",
          "measurements.daily_total",
          "measurements.sleep_session",
          "measurements.workout");
  // without when its manufacturer was last heard of, which goes on meanwhile
  private static final String OF_LINK =
      "tenant_id, id, account_id, profile_id, provider_id, vendor_user_id, state, linked_at,"
          + " ended_at, hook_token";

  private static Service service;
  private static Portal alex;
  private static Path backups;

  @BeforeAll
  static void start() throws IOException {
    Path folder = Node.freshFolder("drill");
    Node.prepare(folder, Node.archiveBefore());
    WithingsCloud cloud =
        WithingsCloud.builder().port(0).callsPerMinute(0).sameArguments(Duration.ZERO).start();
    service = Service.start(folder, cloud, settings());
    alex = service.node().portal("acme.localhost").signIn("alex@acme.example");
    service.link(alex, "alex");
    alex.awaitLink("the whole backfill", Duration.ofMinutes(2), "LIVE"::equals);
    backups = Files.createDirectories(folder.resolve("backups"));
  }

  private static Map<String, String> settings() {
    return Map.of("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  @Order(1)
  void anUpgradeKeepsEverything() {
    SignedBundles bundles =
        new SignedBundles(service.node().home().resolve("releases")).trustedBy(service.node());
    Path jar = bundles.release(SignedBundles.ofDistribution(service.node(), MODULE), "0.2.0");
    Portal operator = service.node().platform().signIn("operator@localhost");
    assertThat(operator.postJar("/api/v1/modules", jar).status()).isEqualTo(200);
    quiet();
    Map<String, String> shape = shape(KEPT);
    List<String> swapped = swapped();
    List<String> before = Rows.all(database(), shape);
    long steps = steps();
    long began = System.nanoTime();

    service.node().upgrade();

    long seconds = secondsSince(began);
    assertThat(Rows.all(database(), shape)).isEqualTo(before);
    assertThat(swapped()).hasSize(1).isEqualTo(swapped);
    Portal again = service.node().platform().signIn("operator@localhost");
    Node.await(
        "what was swapped in",
        Duration.ofSeconds(60),
        () -> new Modules(again).serves(MODULE, "0.2.0"));
    assertThat(alex.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
        .isNotEmpty();
    service.cloud().control().weigh("alex", 81_250);
    Node.await(
        "a weigh-in after the upgrade",
        Duration.ofSeconds(30),
        () -> alex.get("/api/v1/measurements?metric=weight").text().contains("81.25"));
    verified(service.node());
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("from", Node.archiveBefore().getFileName());
    counts.put("schema steps before", steps);
    counts.put("after", steps());
    counts.put("tables compared", before.size());
    counts.put("s without service", seconds);
    Results.add("upgrade", counts);
  }

  @Test
  @Order(2)
  void aBackupUnderLoadComesBackElsewhereWithoutWhoWasErased() throws IOException {
    long leaver = new People(database()).join("acme", LEAVER, "Lee Aver", List.of("member"));
    Webhooks webhooks = new Webhooks(new Hooks(service, "alex"), 100);
    Load load = new Load();
    load.on(alex, "/api/v1/tenant", 20, answer -> answer.status() == 200);
    Webhooks.pause(3_000);
    int first = webhooks.acknowledged();
    Shell.Output made = backup();
    int last = webhooks.acknowledged();
    load.close();
    webhooks.settle(database());
    assertThat(load.failures()).isEmpty();
    Map<String, String> shape = shape(KEPT.subList(0, 5));
    erase(leaver);
    List<String> expected = Rows.all(database(), shape);
    Path ledger = service.node().data().resolve("erasures");
    Node.await("the ledger", Duration.ofSeconds(20), () -> holds(ledger, " " + leaver));

    Path elsewhere = Node.freshFolder("drill-restored");
    Path laid = Files.createDirectories(elsewhere.resolve("data/restore"));
    try (Stream<Path> files = Files.walk(backups)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, laid.resolve(file.getFileName()));
      }
    }
    Files.copy(ledger, laid.resolve("erasures"));
    service.node().kill();
    long began = System.nanoTime();
    Map<String, String> settings = new LinkedHashMap<>(settings());
    settings.putAll(Service.linkingTo(service.cloud().baseUrl()));
    try (Node restored = Node.start(elsewhere, settings)) {
      long seconds = secondsSince(began);
      Database there = Database.of(restored);
      assertThat(Rows.all(there, shape)).isEqualTo(expected);
      List<String> stored = Hooks.stored(there);
      // what was settled before the backup began is there, and nothing that came after it
      assertThat(stored.size()).isBetween(first - 20, last);
      assertThat(webhooks.lines()).containsAll(stored);
      assertThat(
              there.number("select count(*) from accounts.account where email = '" + LEAVER + "'"))
          .isZero();
      Portal back = restored.portal("acme.localhost").signIn("alex@acme.example");
      assertThat(
              back.get("/api/v1/measurements?metric=steps&granularity=day").json().path("points"))
          .isNotEmpty();
      verified(restored);
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("backup", made.text().lines().filter(line -> line.contains("rows of")).toList());
      counts.put("calls meanwhile", load.calls());
      counts.put("failed", load.failures().size());
      counts.put(
          "webhooks before, in it, until its end", first + ", " + stored.size() + ", " + last);
      counts.put("s from start to ready", seconds);
      counts.put("the log's line", restoredLine(restored));
      Results.add("restore-drill", counts);
    }
  }

  /** Of the people there are now: a newer demo may bring more of them. */
  private static Map<String, String> shape(List<String> tables) {
    long last = database().number("select max(id) from accounts.account");
    Map<String, String> shape = new LinkedHashMap<>();
    Rows.shape(database(), tables)
        .forEach((table, columns) -> shape.put(ofPeopleUntil(last, table), columns));
    shape.replace("linking.link", OF_LINK);
    return shape;
  }

  private static String ofPeopleUntil(long last, String table) {
    return switch (table) {
      case "accounts.account" -> "(select * from accounts.account where id <= " + last + ") kept";
      case "accounts.profile" ->
          "(select * from accounts.profile where account_id <= " + last + ") kept";
      default -> table;
    };
  }

  /** What the operator brought; tenants come again with the distribution. */
  private static List<String> swapped() {
    return database()
        .rows(
            "select row(symbolic_name, hash, actor, changed_at)::text from modules.desired where"
                + " symbolic_name = '"
                + MODULE
                + "'");
  }

  private static Shell.Output backup() {
    try (Shell shell = Shell.of(service.node())) {
      Shell.Output made =
          shell.run(
              "wellbundle:backup --keys "
                  + backups.resolve("keys")
                  + " "
                  + backups.resolve("data"));
      assertThat(made.status()).as(made.text() + made.errors()).isZero();
      return made;
    }
  }

  /** As the service does it: all parts in one transaction, with a line on the audit's record. */
  private static void erase(long account) {
    StringBuilder sql = new StringBuilder("begin; set local app.tenant = '1';");
    sql.append("select audit.append('person.erased', 'system', null, ")
        .append(account)
        .append(", null, null, '{}', 'drill');");
    for (String part :
        database().rows("select quote_ident(schema_name) from consent.part order by position")) {
      sql.append("select ")
          .append(part)
          .append(".erase_person(")
          .append(account)
          .append(", array(select id from accounts.profile where account_id = ")
          .append(account)
          .append("));");
    }
    database().execute(sql.append("commit").toString());
  }

  private static boolean holds(Path file, String text) {
    try {
      return Files.exists(file) && Files.readString(file).contains(text);
    } catch (IOException e) {
      return false;
    }
  }

  /** Nothing is under way. */
  private static void quiet() {
    Node.await(
        "the whole backfill",
        Duration.ofMinutes(3),
        () -> alex.get("/api/v1/link").json().path("phase").isNull());
  }

  private static void verified(Node node) {
    try (Shell shell = Shell.of(node)) {
      Shell.Output audit = shell.run("wellbundle:audit-verify");
      assertThat(audit.status()).as(audit.text() + audit.errors()).isZero();
    }
  }

  private static String restoredLine(Node node) throws IOException {
    try (Stream<String> lines = Files.lines(node.home().resolve("data/log/karaf.log"))) {
      return lines
          .filter(line -> line.matches(".*[Rr]estored .* in .* s.*"))
          .map(line -> line.substring(line.lastIndexOf('|') + 1).strip())
          .findFirst()
          .orElse("-");
    }
  }

  private static Database database() {
    return Database.of(service.node());
  }

  private static long steps() {
    return database()
        .rows(
            "select quote_ident(nspname) from pg_class c join pg_namespace n on n.oid ="
                + " relnamespace where relname = 'schema_step'")
        .stream()
        .mapToLong(schema -> database().number("select count(*) from " + schema + ".schema_step"))
        .sum();
  }

  private static long secondsSince(long began) {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began);
  }
}
