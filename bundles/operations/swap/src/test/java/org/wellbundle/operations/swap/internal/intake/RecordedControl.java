package org.wellbundle.operations.swap.internal.intake;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;

/** Remembers what was asked of it, and fails as it is told. */
final class RecordedControl implements ModuleControl {
  private final BlockingQueue<String> calls = new LinkedBlockingQueue<>();
  private final Queue<RuntimeException> failures = new ArrayDeque<>();

  /** The next call throws this. */
  void failOnce(RuntimeException failure) {
    failures.add(failure);
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
    RuntimeException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    return done(String.valueOf(jar.getFileName()), actor);
  }

  @Override
  public Report remove(String symbolicName, String actor) {
    calls.add("remove " + symbolicName);
    return done(symbolicName, actor);
  }

  private static Report done(String name, String actor) {
    return new Report(
        name,
        null,
        null,
        Report.Result.DONE,
        "swap.done",
        "Done.",
        List.of(),
        Instant.EPOCH,
        actor);
  }

  @Override
  public List<ModuleView> modules() {
    return List.of();
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
