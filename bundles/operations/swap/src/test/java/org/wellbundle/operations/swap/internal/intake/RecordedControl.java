package org.wellbundle.operations.swap.internal.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.engine.Artifact;

/** Remembers what was asked of it, and fails as it is told. */
final class RecordedControl implements ModuleControl {
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final Queue<RuntimeException> failures = new ArrayDeque<>();
  private final Queue<Runnable> meanwhile = new ArrayDeque<>();
  private final Map<String, String> serving = new ConcurrentHashMap<>();
  private volatile boolean refuses;

  /** The next call throws this. */
  void failOnce(RuntimeException failure) {
    failures.add(failure);
  }

  /** From now on jars are turned away, or taken in again. */
  void refuse(boolean refuses) {
    this.refuses = refuses;
  }

  /** Happens while the next jar is taken in, after it was read. */
  void meanwhile(Runnable work) {
    meanwhile.add(work);
  }

  /** Another way brought a release. */
  void serve(String symbolicName, String hash) {
    serving.put(symbolicName, hash);
  }

  /** The next thing that was asked. */
  String next() throws InterruptedException {
    String call = calls.poll(5, TimeUnit.SECONDS);
    return call == null ? "nothing" : call;
  }

  boolean isQuiet() {
    return calls.isEmpty();
  }

  @Override
  public Report bring(Path jar, String actor) {
    calls.add("bring " + jar.getFileName());
    fail();
    Artifact artifact = Artifact.read(jar, "").orElseThrow();
    String hash = artifact.symbolicName() + "-" + artifact.version();
    Runnable work = meanwhile.poll();
    if (work != null) {
      work.run();
    }
    if (refuses) {
      return report(artifact.symbolicName(), Report.Result.REFUSED, "trust.unsigned", actor);
    }
    serving.put(artifact.symbolicName(), hash);
    return report(artifact.symbolicName(), Report.Result.DONE, "swap.done", actor);
  }

  @Override
  public Report remove(String symbolicName, String actor) {
    calls.add("remove " + symbolicName);
    fail();
    serving.remove(symbolicName);
    return report(symbolicName, Report.Result.DONE, "swap.removed", actor);
  }

  private void fail() {
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
  }

  private static Report report(String name, Report.Result result, String code, String actor) {
    return new Report(name, null, null, result, code, code, List.of(), Instant.EPOCH, actor);
  }

  @Override
  public List<ModuleView> modules() {
    return serving.entrySet().stream()
        .map(
            each ->
                new ModuleView(
                    each.getKey(),
                    ModuleView.Kind.MODULE,
                    "steps",
                    "1.0.0",
                    "serving",
                    each.getValue(),
                    List.of()))
        .toList();
  }

  @Override
  public Plan plan(Path jar) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Report rollBack(String symbolicName, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean forget(String symbolicName) {
    return false;
  }

  @Override
  public List<Report> reports() {
    return List.of();
  }

  @Override
  public List<String> lingering() {
    return List.of();
  }
}
