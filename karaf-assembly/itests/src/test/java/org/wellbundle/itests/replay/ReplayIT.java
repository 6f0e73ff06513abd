package org.wellbundle.itests.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.wellbundle.sdk.testkit.withings.replay.RecordingReplay;
import org.wellbundle.testing.Allow;
import org.wellbundle.testing.Database;
import org.wellbundle.testing.Node;
import org.wellbundle.testing.Portal;
import org.wellbundle.testing.Results;
import org.wellbundle.testing.Service;

/**
 * The whole product linked against a plain server that replays recorded answers. Our own recording
 * is invented and full of surprises; real ones are replayed besides where they are at hand (in the
 * folder named by {@code wellbundle.fixtures}, or next to this repository).
 */
class ReplayIT {
  private static final Path OWN = Path.of("src/test/resources/recordings/withings");
  private static final Path NEXT_DOOR = Path.of("../../../shared/fixtures/withings");

  private static RecordingReplay replay;
  private static Node node;
  private static Portal alex;
  private static Database database;
  private static RecordedTruth truth;
  private static ArrivedData arrived;

  @BeforeAll
  static void link() throws IOException {
    Path work = Path.of(System.getProperty("wellbundle.work")).toAbsolutePath();
    Path recordings = gather(work.resolve("recordings"));
    truth = RecordedTruth.of(recordings);
    replay = RecordingReplay.of(recordings).start();
    Map<String, String> settings = new LinkedHashMap<>(Service.linkingTo(replay.baseUrl()));
    long days = ChronoUnit.DAYS.between(truth.oldest(), LocalDate.now(ZoneOffset.UTC)) + 2;
    settings.put("WELLBUNDLE_CORE_SYNC_BACKFILL_DAYS", Long.toString(days));
    settings.put("WELLBUNDLE_PROVIDER_WITHINGS_CALLS_PER_MINUTE", "60000");
    node = Node.fresh("replay", settings);
    database = Database.of(node);
    alex = node.portal("acme.localhost").signIn("alex@acme.example");
    assertThat(alex.link(Allow.byPage())).endsWith("/link");
    Node.await(
        "all of the recording",
        Duration.ofMinutes(5),
        () -> {
          var link = alex.get("/api/v1/link").json();
          return "LIVE".equals(link.path("state").asText()) && link.path("phase").isNull();
        });
    arrived = new ArrivedData(alex);
  }

  @AfterAll
  static void stop() {
    node.close();
    replay.close();
  }

  @Test
  void everyValueArrivesOnceWithItsUnitTimeAndLocalDate() {
    Set<String> metrics =
        truth.totals.stream().map(line -> line.split(" ")[1]).collect(Collectors.toSet());
    assertSame("samples", arrived.samples(), truth.samples);
    assertSame("totals", arrived.totals(truth.days, metrics), truth.totals);
    assertSame("nights", arrived.nights(), truth.nights);
    assertSame("segments", ArrivedData.segments(database), truth.segments);
    assertSame("workouts", arrived.workouts(), truth.workouts);
    // the tables hold nothing besides
    assertThat(count("sample")).isEqualTo(truth.samples.size());
    assertThat(count("daily_total")).isEqualTo(truth.totals.size());
    assertThat(database.number("select count(distinct local_date) from measurements.daily_total"))
        .isEqualTo(truth.days.size());
    Results.add("replay", counts());
  }

  @Test
  void whatNobodyKnowsIsCountedAndKeptRaw() {
    List<String> unknown =
        database.rows(
            "select kind || ':' || code || ':' || count from measurements.unmapped_count");

    assertThat(unknown)
        .contains(
            "measureType:9999:1",
            "measureType:4712:1",
            "attribution:77:1",
            "malformed:measure:1",
            "activityField:zen_points:1",
            "sleepField:dream_count:1",
            "sleepState:9:1",
            "workoutCategory:4711:1",
            "workoutField:giggles:1",
            "intradayField:aura:1");
    assertThat(database.number("select count(*) from sync.raw_payload")).isPositive();
    assertThat(database.number("select count(*) from dispatch.dead_letter")).isZero();
  }

  private static Map<String, Object> counts() {
    Set<String> all = new TreeSet<>();
    all.addAll(truth.samples);
    all.addAll(truth.totals);
    all.addAll(truth.nights);
    all.addAll(truth.segments);
    all.addAll(truth.workouts);
    Map<String, Object> counts = new LinkedHashMap<>();

    counts.put("groups", truth.groups.size());
    counts.put("values", truth.samples.size());
    counts.put("activity days", truth.days.size());
    counts.put("nights", truth.nights.size());
    counts.put("segments", truth.segments.size());
    counts.put("workouts", truth.workouts.size());
    counts.put("checksum", Long.toHexString(checksum(all)));
    return counts;
  }

  private static long count(String table) {
    return database.number("select count(*) from measurements." + table);
  }

  /** As a count and a checksum first, then line by line, so that a difference shows. */
  private static void assertSame(String what, List<String> actual, Set<String> expected) {
    List<String> missing = expected.stream().filter(line -> !actual.contains(line)).toList();
    List<String> extra = actual.stream().filter(line -> !expected.contains(line)).toList();
    assertThat(missing).as("missing " + what).isEmpty();
    assertThat(extra).as("unexpected " + what).isEmpty();
    assertThat(actual).as(what).hasSameSizeAs(expected);
    assertThat(checksum(actual)).as("checksum of " + what).isEqualTo(checksum(expected));
  }

  /** Doesn't depend on the order. */
  private static long checksum(Collection<String> lines) {
    return lines.stream()
        .mapToLong(
            line -> {
              CRC32 crc = new CRC32();
              crc.update(line.getBytes(StandardCharsets.UTF_8));
              return crc.getValue();
            })
        .sum();
  }

  private static Path gather(Path target) throws IOException {
    String named = System.getProperty("wellbundle.fixtures");
    Path real = named == null ? NEXT_DOOR : Path.of(named);
    Files.createDirectories(target);
    copy(OWN, target, "own-");
    if (Files.isDirectory(real)) {
      copy(real, target, "real-");
    } else {
      System.out.println("No real recordings at hand: only the invented one is replayed.");
    }
    return target;
  }

  private static void copy(Path from, Path to, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        Files.write(to.resolve(prefix + file.getFileName()), Files.readAllBytes(file));
      }
    }
  }
}
