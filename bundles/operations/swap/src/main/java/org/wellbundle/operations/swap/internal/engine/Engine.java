package org.wellbundle.operations.swap.internal.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.ModuleView.Kind;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Plan.Refusal;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.Report.Result;
import org.wellbundle.operations.trust.BundleJars;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Verdict;
import org.wellbundle.platform.promotion.PromotionDesk;

/** All swaps of this node, one at a time. */
public final class Engine {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
  private static final int REPORTS = 100;
  private static final Duration LEAST_KEPT = Duration.ofHours(1);

  private final ReentrantLock oneAtATime = new ReentrantLock(true);
  private final Deque<Report> reports = new ArrayDeque<>();
  private final Lingering lingering = new Lingering();
  private final PromotionDesk desk;
  private final Door door;
  private final Shelf shelf;
  private final Bundles bundles;
  private final Incoming incoming;
  private final Inventory inventory;
  private final Planner planner;
  private final Swap.Tools tools;
  private volatile Runnable afterReport = () -> {};

  /**
   * @param health longest wait for a new version to show that it works
   * @param stop longest wait for an old version to stop
   */
  public Engine(
      BundleContext context,
      PromotionDesk desk,
      Door door,
      ComponentStates components,
      Shelf shelf,
      Duration health,
      Duration stop) {
    this.desk = desk;
    this.door = door;
    this.shelf = shelf;
    this.incoming = new Incoming(shelf);
    this.bundles = new Bundles(context, desk, lingering, stop);
    this.inventory = new Inventory(bundles, desk, shelf, new BundleJars(context));
    Keys keys = new Keys(context);
    Requirements requirements = new Requirements(context);
    this.planner = new Planner(bundles, requirements, keys);
    this.tools =
        new Swap.Tools(bundles, desk, new Health(context, keys, components), requirements, health);
  }

  public List<ModuleView> modules() {
    return inventory.modules();
  }

  /** The jar that serves under a symbolic name. */
  public Optional<Artifact> serving(String symbolicName) {
    return inventory.serving(symbolicName);
  }

  /** Alone, too: what it installs for a moment would be tidied away by others. */
  public Plan plan(Path jar) {
    oneAtATime.lock();
    try {
      Artifact artifact = incoming.take(jar);
      Verdict verdict = door.examine(artifact.jar());
      return planner.plan(
          artifact,
          verdict.trusted() ? List.of() : List.of(new Refusal(verdict.code(), verdict.sentence())));
    } catch (SwapRefusedException e) {
      return new Plan(
          String.valueOf(jar.getFileName()),
          "unknown",
          "",
          null,
          List.of(),
          List.of(),
          List.of(),
          List.of(new Refusal(e.code(), e.sentence())));
    } finally {
      oneAtATime.unlock();
    }
  }

  /**
   * What is to be done with a report before anybody gets it as an answer. It comes while no other
   * swap runs, and mustn't throw.
   */
  public void afterEach(Runnable work) {
    afterReport = work;
  }

  public Report bring(Path jar, String actor) {
    oneAtATime.lock();
    try {
      return record(swap(incoming.take(jar), actor));
    } catch (SwapRefusedException e) {
      return record(
          refused(String.valueOf(jar.getFileName()), null, e.code(), e.sentence(), actor));
    } finally {
      oneAtATime.unlock();
    }
  }

  private Report swap(Artifact artifact, String actor) {
    Bundle old = bundles.serving(artifact.symbolicName()).orElse(null);
    String version = artifact.version().toString();
    Verdict verdict = door.examine(artifact.jar());
    if (!verdict.trusted()) {
      return refused(artifact.symbolicName(), version, verdict.code(), verdict.sentence(), actor);
    }
    if (old != null) {
      Optional<Artifact> current = inventory.artifactOf(old);
      if (current.isPresent() && current.get().hash().equals(artifact.hash())) {
        return new Report(
            artifact.symbolicName(),
            old.getVersion().toString(),
            version,
            Result.UNCHANGED,
            "swap.unchanged",
            "This very jar serves already.",
            List.of(),
            Instant.now(),
            actor);
      }
      for (Refusal refusal : Planner.dependents(artifact, Bundles.dependents(old))) {
        return refused(artifact.symbolicName(), version, refusal.code(), refusal.sentence(), actor);
      }
      current.ifPresent(incoming::note);
    }
    Report report = new Swap(tools, artifact, old, actor).run();
    if (report.worked()) {
      incoming.note(artifact);
    }
    return report;
  }

  public Report rollBack(String symbolicName, String actor) {
    Optional<Artifact> serving = serving(symbolicName);
    String now = serving.map(Artifact::hash).orElse("");
    Optional<Artifact> before =
        shelf.earlier(symbolicName).stream().filter(each -> !each.hash().equals(now)).findFirst();
    if (before.isPresent()) {
      return bring(before.get().jar(), actor);
    }
    return record(
        serving.isPresent()
            ? refused(
                symbolicName,
                null,
                "swap.nothing-earlier",
                "This node knows no earlier version of " + symbolicName + ".",
                actor)
            : unknown(symbolicName, actor));
  }

  private static Report unknown(String symbolicName, String actor) {
    return refused(
        symbolicName,
        null,
        "swap.unknown",
        "There is no module, provider or tenant " + symbolicName + " here.",
        actor);
  }

  public Report remove(String symbolicName, String actor) {
    oneAtATime.lock();
    try {
      Optional<Bundle> serving = bundles.serving(symbolicName);
      if (serving.isEmpty()) {
        return record(unknown(symbolicName, actor));
      }
      inventory.artifactOf(serving.get()).ifPresent(incoming::note);
      String version = serving.get().getVersion().toString();
      List<String> left = bundles.retire(serving.get());
      return record(
          new Report(
              symbolicName,
              version,
              null,
              Result.DONE,
              "swap.removed",
              symbolicName + " is gone, its data stays. " + String.join(", ", left),
              List.of(),
              Instant.now(),
              actor));
    } finally {
      oneAtATime.unlock();
    }
  }

  private static Report refused(
      String name,
      @org.jspecify.annotations.Nullable String version,
      String code,
      String sentence,
      String actor) {
    return new Report(
        name, null, version, Result.REFUSED, code, sentence, List.of(), Instant.now(), actor);
  }

  private Report record(Report report) {
    if (report.worked()) {
      LOG.info(
          "{} [{}, asked by {}] {}",
          report.sentence(),
          report.code(),
          report.actor(),
          report.steps());
    } else {
      LOG.error(
          "{} {} isn't taken in: {} [{}, asked by {}]",
          report.symbolicName(),
          report.to(),
          report.sentence(),
          report.code(),
          report.actor());
    }
    synchronized (reports) {
      reports.addFirst(report);
      if (reports.size() > REPORTS) {
        reports.removeLast();
      }
    }
    afterReport.run();
    return report;
  }

  /**
   * Removes what a node that died in the middle of a swap left: what serves is known, and nothing
   * else with its name may come back, not even when the container's features bring it.
   */
  public void tidy() {
    oneAtATime.lock();
    try {
      inventory.tidy();
      for (Bundle bundle : bundles.swappable()) {
        Optional<Bundle> serving = bundles.serving(bundle.getSymbolicName());
        if (serving.isPresent() && !serving.get().equals(bundle)) {
          LOG.info(
              "{} {} goes, {} serves", bundle, bundle.getVersion(), serving.get().getVersion());
          bundles.retire(bundle);
        }
      }
    } finally {
      oneAtATime.unlock();
    }
  }

  /** Deletes jars that no roll-back needs and nobody wants, by hash, to serve. */
  public void prune(Set<String> wanted) {
    inventory.prune(wanted, Instant.now().minus(LEAST_KEPT));
  }

  /** What modules and providers that should serve wait for, a sentence each. */
  public List<String> waiting() {
    List<String> sentences = new ArrayList<>();
    for (Bundle bundle : bundles.swappable()) {
      boolean works = Bundles.kind(bundle).filter(kind -> kind != Kind.TENANT).isPresent();
      if (works && desk.serves(bundle.getBundleId())) {
        tools.health().waiting(bundle).forEach(each -> sentences.add(name(bundle) + each));
      }
    }
    return sentences;
  }

  private static String name(Bundle bundle) {
    return bundle.getSymbolicName() + " " + bundle.getVersion() + ": ";
  }

  public List<Report> reports() {
    synchronized (reports) {
      return List.copyOf(reports);
    }
  }

  public List<String> lingering() {
    return lingering.all();
  }
}
