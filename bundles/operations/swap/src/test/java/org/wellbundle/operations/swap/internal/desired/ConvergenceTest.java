package org.wellbundle.operations.swap.internal.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.internal.engine.Artifact;
import org.wellbundle.operations.swap.internal.engine.Engine;
import org.wellbundle.operations.swap.internal.engine.Shelf;
import org.wellbundle.operations.swap.internal.testing.InProcess;
import org.wellbundle.operations.swap.internal.testing.Jars;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Verdict;
import org.wellbundle.platform.database.testing.SmallDisk;
import org.wellbundle.platform.database.testing.TestDatabase;
import org.wellbundle.platform.messaging.Signals;
import org.wellbundle.platform.promotion.internal.PromotionBook;

/** Two frameworks on one database. */
class ConvergenceTest {
  @TempDir Path folder;
  private TestDatabase db;
  private DesiredStore store;
  private Jars jars;
  private Here first;
  private Here second;

  @BeforeEach
  void open() throws Exception {
    db = TestDatabase.with(ModulesSchema.changes()).open();
    store = new DesiredStore(db.transactions(), new Silent());
    jars = new Jars(folder);
    first = new Here("first");
    second = new Here("second");
  }

  @AfterEach
  void close() throws Exception {
    first.close();
    second.close();
    db.close();
  }

  @Test
  void whatWorkedOnOneNodeReachesTheOther() {
    first.engine.bring(jars.module("1.0.0"), "test");
    store.want(first.serving().orElseThrow(), "test");

    second.convergence.look();

    assertThat(second.version()).isEqualTo("1.0.0");
    first.engine.bring(jars.module("1.1.0"), "test");
    store.want(first.serving().orElseThrow(), "test");
    second.convergence.look();
    assertThat(second.version()).isEqualTo("1.1.0");
  }

  @Test
  void whatIsNotWantedAnyMoreGoesEverywhere() {
    first.engine.bring(jars.module("1.0.0"), "test");
    store.want(first.serving().orElseThrow(), "test");
    second.convergence.look();

    store.wantNothing(Jars.NAME, "test");
    first.convergence.look();
    second.convergence.look();

    assertThat(first.version()).isEqualTo("nothing");
    assertThat(second.version()).isEqualTo("nothing");
  }

  @Test
  void aNodeThatWasAwayCatchesUpAndForgettingLeavesItAsItIs() {
    first.engine.bring(jars.module("1.0.0"), "test");
    first.engine.bring(jars.module("1.1.0"), "test");
    store.want(first.serving().orElseThrow(), "test");
    second.engine.bring(jars.module("1.0.0"), "test");

    second.convergence.look();
    assertThat(second.version()).isEqualTo("1.1.0");

    assertThat(store.forget(Jars.NAME)).isTrue();
    assertThat(store.forget(Jars.NAME)).isFalse();
    second.convergence.look();
    assertThat(second.version()).isEqualTo("1.1.0");
  }

  @Test
  void aTenantReachesTheOtherNodeChangesThereAndGoes() {
    String name = "org.wellbundle.tenant.acme";
    first.engine.bring(jars.tenant("acme", "round"), "test");
    store.want(first.engine.serving(name).orElseThrow(), "test");
    second.convergence.look();
    assertThat(second.engine.modules())
        .extracting(ModuleView::kind, ModuleView::id, ModuleView::state)
        .containsExactly(Tuple.tuple(ModuleView.Kind.TENANT, "acme", "serving"));

    first.engine.bring(jars.tenant("acme", "square"), "test");
    Artifact square = first.engine.serving(name).orElseThrow();
    store.want(square, "test");
    second.convergence.look();
    assertThat(second.engine.serving(name)).map(Artifact::hash).contains(square.hash());
    assertThat(second.engine.modules()).hasSize(1);

    store.wantNothing(name, "test");
    second.convergence.look();
    assertThat(second.engine.modules()).isEmpty();
    assertThat(store.forget(name)).isTrue();
    assertThat(db.query("select hash from modules.artifact")).isEmpty();
  }

  @Test
  void oneThatCannotBeReachedKeepsNoOtherAway() {
    first.engine.bring(jars.tenant("acme", "round"), "test");
    store.want(first.engine.serving("org.wellbundle.tenant.acme").orElseThrow(), "test");
    first.engine.bring(jars.module("1.0.0"), "test");
    store.want(first.serving().orElseThrow(), "test");
    // of the first to be reached there are no bytes
    db.execute("alter table modules.desired drop constraint desired_hash_fkey");
    db.execute(
        "update modules.desired set hash = 'gone', symbolic_name = 'a.first'"
            + " where symbolic_name = 'org.example.steps'");

    second.convergence.look();

    assertThat(second.engine.modules()).extracting(ModuleView::id).containsExactly("acme");
    assertThat(db.query("select code from modules.outcome where symbolic_name = 'a.first'"))
        .containsExactly("swap.failed");
  }

  /** After a restart nothing is known yet of what serves. */
  @Test
  void aFullDiskKeepsNoNodeFromLooking() throws Exception {
    Path at = Files.createDirectories(folder.resolve("small"));
    Optional<SmallDisk> disk = SmallDisk.of(64, at);
    assumeThat(disk).as("a disk that can be full").isPresent();
    first.engine.bring(jars.module("1.0.0"), "test");
    store.want(first.serving().orElseThrow(), "test");
    try (SmallDisk small = disk.orElseThrow()) {
      Shelf shelf = new Shelf(small.folder().resolve("shelf"));
      Engine anew = first.engine(shelf);
      Path full = small.fill();

      new Convergence(store, anew, shelf, "first").look();

      assertThat(anew.serving(Jars.NAME)).map(Artifact::hash).contains(hash(first));
      assertThat(db.query("select code from modules.outcome")).isEmpty();
      Files.delete(full);
      anew.tidy();
      assertThat(anew.serving(Jars.NAME))
          .map(Artifact::jar)
          .contains(shelf.find(hash(first)).get());
    }
  }

  private static String hash(Here here) {
    return here.serving().orElseThrow().hash();
  }

  @Test
  void whatIsPlannedOnlyGoesFromTheShelf() throws Exception {
    first.engine.bring(jars.module("1.0.0"), "test");
    Path serving = first.serving().orElseThrow().jar();
    first.engine.plan(jars.module("1.1.0"));
    Path shelf = serving.getParent();
    try (Stream<Path> all = Files.list(shelf)) {
      for (Path each : all.toList()) {
        Files.setLastModifiedTime(each, FileTime.fromMillis(0));
      }
    }

    first.convergence.look();

    try (Stream<Path> all = Files.list(shelf)) {
      assertThat(all.filter(each -> each.toString().endsWith(".jar"))).containsExactly(serving);
    }
  }

  private final class Here implements AutoCloseable {
    private final InProcess felix;
    private final Engine engine;
    private final Convergence convergence;

    Here(String name) throws Exception {
      Path own = Files.createDirectories(folder.resolve(name));
      felix =
          new InProcess(
              own, jars.jar(Map.of("Bundle-ManifestVersion", "2", "Bundle-SymbolicName", "host")));
      Shelf shelf = new Shelf(own.resolve("shelf"));
      engine = engine(shelf);
      convergence = new Convergence(store, engine, shelf, name);
    }

    Engine engine(Shelf shelf) {
      return new Engine(
          felix.context(),
          new PromotionBook(felix.context()),
          new Open(),
          bundle -> Map.of(),
          shelf,
          Duration.ofSeconds(2),
          Duration.ofSeconds(5));
    }

    Optional<Artifact> serving() {
      return engine.serving(Jars.NAME);
    }

    String version() {
      return serving().map(each -> each.version().toString()).orElse("nothing");
    }

    @Override
    public void close() throws Exception {
      felix.close();
    }
  }

  private static final class Open implements Door {
    @Override
    public Verdict examine(Path jar) {
      return Verdict.let("in a test");
    }

    @Override
    public Verdict examine(Bundle bundle) {
      return Verdict.let("in a test");
    }
  }

  private static final class Silent implements Signals {
    @Override
    public void tellAll(String topic, String text) {}

    @Override
    public void handToOne(String queue, String text) {}

    @Override
    public Subscription onTopic(String topic, java.util.function.Consumer<String> listener) {
      return () -> {};
    }

    @Override
    public Subscription onQueue(String queue, java.util.function.Consumer<String> listener) {
      return () -> {};
    }
  }
}
