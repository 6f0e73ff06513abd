package org.wellbundle.operations.health.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;

/** Asks all checks side by side; one that hangs counts as failed and holds up nobody. */
@Component(service = Checks.class, configurationPid = "org.wellbundle.operations.health")
public final class Checks {
  private static final Logger LOG = LoggerFactory.getLogger(Checks.class);
  private static final int THREADS = 32;

  private final List<HealthCheck> checks = new CopyOnWriteArrayList<>();
  private final Set<String> expected;
  private final int timeoutMillis;
  private final long rememberNanos;
  private final ExecutorService executor;
  private volatile Answer last;

  @Activate
  public Checks(HealthConfig config) {
    this.expected =
        Arrays.stream(config.expected().split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    this.timeoutMillis = config.timeoutMillis();
    this.rememberNanos = TimeUnit.MILLISECONDS.toNanos(config.rememberMillis());
    this.executor =
        new ThreadPoolExecutor(
            0, THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), Checks::thread);
    this.last = new Answer(System.nanoTime() - rememberNanos - 1, new Readiness(List.of()));
  }

  @Deactivate
  void stop() {
    executor.shutdownNow();
  }

  @Reference(
      service = HealthCheck.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(HealthCheck check) {
    checks.add(check);
  }

  void unbind(HealthCheck check) {
    checks.remove(check);
  }

  /** The answer of a moment ago, or a new one: nobody can wear the checks out by asking. */
  Readiness readiness() {
    Answer known = last;
    if (System.nanoTime() - known.at() <= rememberNanos) {
      return known.readiness();
    }
    Readiness now = ask();
    last = new Answer(System.nanoTime(), now);
    return now;
  }

  private Readiness ask() {
    Map<String, CompletableFuture<CheckResult>> asked = new LinkedHashMap<>();
    List<CheckResult> results = new ArrayList<>();
    for (HealthCheck check : checks) {
      String name = check.name();
      asked.put(name, ask(check, name, check.required() || expected.contains(name)));
    }
    asked.values().forEach(result -> results.add(result.join()));
    for (String name : expected) {
      if (!asked.containsKey(name)) {
        results.add(new CheckResult(name, true, false, "not running"));
      }
    }
    results.sort(Comparator.comparing(CheckResult::name));
    return new Readiness(results);
  }

  private CompletableFuture<CheckResult> ask(HealthCheck check, String name, boolean required) {
    try {
      return CompletableFuture.supplyAsync(check::check, executor)
          .thenApply(result -> new CheckResult(name, required, result.ok(), result.message()))
          .completeOnTimeout(
              new CheckResult(name, required, false, "gives no answer"),
              timeoutMillis,
              TimeUnit.MILLISECONDS)
          .exceptionally(
              failure -> {
                LOG.warn("health check {} failed", name, failure);
                return new CheckResult(name, required, false, "failed, see the log");
              });
    } catch (java.util.concurrent.RejectedExecutionException busy) {
      return CompletableFuture.completedFuture(
          new CheckResult(name, required, false, "earlier checks still hang"));
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "wellbundle-health");
    thread.setDaemon(true);
    return thread;
  }

  private record Answer(long at, Readiness readiness) {}
}
