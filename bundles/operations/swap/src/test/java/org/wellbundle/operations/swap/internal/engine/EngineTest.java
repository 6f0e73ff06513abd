package org.wellbundle.operations.swap.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.Report.Result;
import org.wellbundle.operations.swap.internal.testing.InProcess;
import org.wellbundle.operations.swap.internal.testing.Jars;
import org.wellbundle.operations.swap.internal.testing.MadeUpModule;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Verdict;
import org.wellbundle.platform.database.testing.SmallDisk;
import org.wellbundle.platform.promotion.internal.PromotionBook;

class EngineTest {
  @TempDir Path folder;
  private Jars jars;
  private InProcess felix;
  private BundleContext context;
  private PromotionBook desk;
  private Engine engine;
  private Runnable whileExamined = () -> {};
  private Verdict verdict = Verdict.let("in a test");

  @BeforeEach
  void start() throws Exception {
    jars = new Jars(folder);
    felix =
        new InProcess(
            folder, jars.jar(Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "host")));
    context = felix.context();
    desk = new PromotionBook(context);
    engine = engine();
  }

  private Engine engine() {
    return engine(folder.resolve("shelf"), Duration.ofSeconds(20));
  }

  private Engine engine(Path shelf, Duration health) {
    Door door =
        new Door() {
          @Override
          public Verdict examine(Path jar) {
            whileExamined.run();
            return verdict;
          }

          @Override
          public Verdict examine(Bundle bundle) {
            return verdict;
          }
        };
    return new Engine(
        context, desk, door, bundle -> Map.of(), new Shelf(shelf), health, Duration.ofSeconds(5));
  }

  @AfterEach
  void stop() throws Exception {
    felix.close();
  }

  @Test
  void aNewVersionServesInPlaceOfTheOld() {
    engine.bring(jars.module("1.0.0"), "test");

    Report report = engine.bring(jars.module("1.1.0"), "test");

    assertThat(report.result()).as(report.sentence()).isEqualTo(Result.DONE);
    assertThat(report.from()).isEqualTo("1.0.0");
    assertThat(report.steps()).extracting(Report.Step::name).contains("health", "drain");
    assertThat(installed()).containsExactly("1.1.0");
    assertThat(served()).isEqualTo("1.1.0");
  }

  @Test
  void goesBackToTheVersionBeforeAlthoughItIsLower() {
    engine.bring(jars.module("1.0.0"), "test");
    engine.bring(jars.module("1.1.0"), "test");

    Report report = engine.rollBack(Jars.NAME, "test");

    assertThat(report.result()).as(report.sentence()).isEqualTo(Result.DONE);
    assertThat(served()).isEqualTo("1.0.0");
  }

  @Test
  void theSameVersionBuiltAnewIsExchangedToo() {
    engine.bring(jars.module("1.0.0"), "test");
    Bundle before = bundles().findFirst().orElseThrow();

    Report report = engine.bring(jars.module("1.0.0", Map.of("Test-Build", "2")), "test");

    assertThat(report.result()).as(report.sentence()).isEqualTo(Result.DONE);
    assertThat(before.getState()).isEqualTo(Bundle.UNINSTALLED);
    assertThat(installed()).containsExactly("1.0.0");
  }

  @Test
  void theVeryJarThatServesIsLeftAlone() {
    Path jar = jars.module("1.0.0");
    engine.bring(jar, "test");

    assertThat(engine.bring(jar, "test").result()).isEqualTo(Result.UNCHANGED);
  }

  @Test
  void aFullDiskIsSaidAndTheOldVersionServes() throws Exception {
    Path at = Files.createDirectories(folder.resolve("small"));
    Optional<SmallDisk> disk = SmallDisk.of(64, at);
    assumeThat(disk).as("a disk that can be full").isPresent();
    try (SmallDisk small = disk.orElseThrow()) {
      engine = engine(small.folder().resolve("shelf"), Duration.ofSeconds(20));
      engine.bring(jars.module("1.0.0"), "test");
      Path full = small.fill();

      Report report = engine.bring(jars.module("1.1.0"), "test");

      assertThat(report.result()).isEqualTo(Result.REFUSED);
      assertThat(report.code()).isEqualTo("swap.not-kept");
      assertThat(report.sentence()).contains("No space left").contains("make room");
      assertThat(served()).isEqualTo("1.0.0");
      try (Stream<Path> files = Files.list(small.folder().resolve("shelf"))) {
        assertThat(files).as("no half file").noneMatch(file -> file.toString().contains("new"));
      }
      Files.delete(full);
      assertThat(engine.bring(jars.module("1.1.0"), "test").result()).isEqualTo(Result.DONE);
      assertThat(served()).isEqualTo("1.1.0");
    }
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of(Map.of("Test-Throws", "no such table"), "swap.start-failed", "no such table"),
        Arguments.of(
            Map.of("Test-Hangs", "true"),
            "swap.start-failed",
            "hangs in " + MadeUpModule.class.getName()),
        Arguments.of(
            Map.of("Test-Hangs-When-Asked", "true"),
            "swap.unhealthy",
            "hangs in " + MadeUpModule.class.getName()),
        Arguments.of(Map.of("Test-Sick", "no vendor"), "swap.unhealthy", "no vendor"),
        Arguments.of(Map.of("Test-Roots", "other"), "swap.unhealthy", "/api/v1/steps"),
        Arguments.of(Map.of("Test-Schema", "steps"), "swap.unhealthy", "Schema steps"),
        Arguments.of(
            Map.of("Bundle-Activator", "org.example.Missing"), "swap.start-failed", "Missing"),
        Arguments.of(
            Map.of("Import-Package", "org.example.gone;version=\"[2,3)\""),
            "swap.requirement-missing",
            "org.example.gone in a version from 2"),
        Arguments.of(
            Map.of(
                "Require-Capability",
                "org.wellbundle.provider.spi;filter:=\"(&(version>=2.0)(!(version>=3.0)))\""),
            "swap.requirement-missing",
            "provider SPI in a version from 2.0 below 3.0, and this platform has version 1.0.0"));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void aBadVersionChangesNothing(Map<String, String> headers, String code, String reason) {
    engine.bring(jars.module("1.0.0"), "test");
    Engine impatient = engine(folder.resolve("shelf"), Duration.ofMillis(300));

    Report report = impatient.bring(jars.module("1.1.0", headers), "test");

    assertThat(report.worked()).isFalse();
    assertThat(report.code()).as(report.sentence()).isEqualTo(code);
    assertThat(report.sentence()).contains(reason);
    assertThat(installed()).containsExactly("1.0.0");
    assertThat(served()).isEqualTo("1.0.0");
  }

  @Test
  void whoAsksGetsTheAnswerAfterItWasNoted() {
    List<String> noted = new ArrayList<>();
    engine.afterEach(() -> noted.add(engine.reports().get(0).code()));

    engine.bring(jars.module("1.0.0"), "test");
    engine.rollBack(Jars.NAME, "test");
    engine.remove(Jars.NAME, "test");

    assertThat(noted).containsExactly("swap.done", "swap.nothing-earlier", "swap.removed");
  }

  @Test
  void whatTheDoorRefusesIsNotEvenInstalled() {
    engine.bring(jars.module("1.0.0"), "test");
    verdict = Verdict.refuse("trust.unsigned", "Sign it.");

    Report report = engine.bring(jars.module("1.1.0"), "test");

    assertThat(report.result()).isEqualTo(Result.REFUSED);
    assertThat(report.code()).isEqualTo("trust.unsigned");
    assertThat(served()).isEqualTo("1.0.0");
  }

  @Test
  void aFileThatIsNoModuleIsRefusedWithASentence() throws Exception {
    Path truncated = folder.resolve("cut.jar");
    byte[] whole = java.nio.file.Files.readAllBytes(jars.module("1.0.0"));
    java.nio.file.Files.write(truncated, java.util.Arrays.copyOf(whole, whole.length / 2));

    Report report = engine.bring(truncated, "test");

    assertThat(report.code()).isEqualTo("swap.no-module");
  }

  @Test
  void thePlanSaysWhatWouldHappenAndChangesNothing() {
    engine.bring(jars.module("1.0.0"), "test");

    Plan good = engine.plan(jars.module("1.1.0"));
    Plan bad = engine.plan(jars.module("1.1.0", Map.of("Import-Package", "org.example.gone")));

    assertThat(good.possible()).isTrue();
    assertThat(good.replaces()).isEqualTo("1.0.0");
    assertThat(good.keys()).contains("/api/v1/steps");
    assertThat(bad.refusals()).extracting(Plan.Refusal::code).contains("swap.requirement-missing");
    assertThat(installed()).containsExactly("1.0.0");
  }

  @Test
  void thePlanOfWhatTheDoorTurnsAwayNamesTheReasonOnly() {
    engine.bring(jars.module("1.0.0"), "test");
    verdict = Verdict.refuse("trust.unsigned", "Sign it.");

    Plan plan = engine.plan(jars.module("1.1.0", Map.of("Import-Package", "org.example.gone")));

    assertThat(plan.refusals()).extracting(Plan.Refusal::code).containsExactly("trust.unsigned");
    assertThat(installed()).containsExactly("1.0.0");
  }

  /** It would take away what the plan installs for a moment. */
  @Test
  void nothingIsTidiedWhileAPlanIsMade() throws Exception {
    Thread tidying = new Thread(engine::tidy);
    List<Thread.State> met = new ArrayList<>();
    whileExamined =
        () -> {
          tidying.start();
          Thread.State state = tidying.getState();
          while (state != Thread.State.WAITING && state != Thread.State.TERMINATED) {
            Thread.onSpinWait();
            state = tidying.getState();
          }
          met.add(state);
        };

    Plan plan = engine.plan(jars.module("1.0.0"));
    tidying.join();

    assertThat(plan.refusals()).isEmpty();
    assertThat(met).containsExactly(Thread.State.WAITING);
  }

  @Test
  void whatTheDoorThrowsOutOnceItIsInstalledIsRefused() {
    engine.bring(jars.module("1.0.0"), "test");
    SynchronousBundleListener door =
        event -> {
          if (event.getType() == BundleEvent.INSTALLED) {
            throwOut(event.getBundle());
          }
        };
    context.addBundleListener(door);

    Report report = engine.bring(jars.module("1.1.0"), "test");
    Plan plan = engine.plan(jars.module("1.1.0"));

    assertThat(report.result()).isEqualTo(Result.REFUSED);
    assertThat(report.code()).isEqualTo("swap.not-installable");
    assertThat(report.sentence()).contains("turned away at the door");
    assertThat(plan.refusals())
        .extracting(Plan.Refusal::code)
        .containsExactly("swap.not-installable");
    assertThat(served()).isEqualTo("1.0.0");
  }

  private static void throwOut(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatACrashLeftIsTidiedAway() throws Exception {
    engine.bring(jars.module("1.1.0"), "test");
    Bundle stray =
        context.installBundle("stray", java.nio.file.Files.newInputStream(jars.module("2.0.0")));
    stray.start();
    assertThat(desk.serves(stray.getBundleId())).isFalse();

    engine.tidy();

    assertThat(installed()).containsExactly("1.1.0");
  }

  @Test
  void fiftySwapsUnderLoadLoseNoCallAndLeaveNoClassLoader() throws Exception {
    engine.bring(jars.module("1.0.0"), "test");
    AtomicBoolean stop = new AtomicBoolean();
    AtomicLong calls = new AtomicLong();
    AtomicLong failed = new AtomicLong();
    Registry registry = new Registry(context, desk);
    Thread load =
        new Thread(
            () -> {
              while (!stop.get()) {
                if (registry.call()) {
                  calls.incrementAndGet();
                } else {
                  failed.incrementAndGet();
                }
              }
            });
    load.start();

    for (int i = 1; i <= 50; i++) {
      Report report = engine.bring(jars.module("1.0." + i), "test");
      assertThat(report.result()).as(report.sentence()).isEqualTo(Result.DONE);
    }
    stop.set(true);
    load.join();

    assertThat(failed).hasValue(0);
    assertThat(calls.get()).isPositive();
    List<String> left = engine.lingering();
    for (int i = 0; i < 20 && !left.isEmpty(); i++) {
      System.gc();
      Thread.sleep(50);
      left = engine.lingering();
    }
    assertThat(left).isEmpty();
    registry.close();
  }

  private Stream<Bundle> bundles() {
    return Stream.of(context.getBundles())
        .filter(bundle -> Jars.NAME.equals(bundle.getSymbolicName()));
  }

  private List<String> installed() {
    return bundles().map(bundle -> bundle.getVersion().toString()).toList();
  }

  private String served() {
    return bundles()
        .filter(bundle -> desk.serves(bundle.getBundleId()))
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .map(bundle -> String.valueOf(bundle.getHeaders().get(Constants.BUNDLE_VERSION)))
        .findFirst()
        .orElse("nobody");
  }
}
