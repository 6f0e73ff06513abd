package org.wellbundle.operations.health.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.platform.promotion.Elected;

/** Judges readiness by the outcomes of the checks, and by those that should be there. */
@Component(service = Checks.class, configurationPid = "org.wellbundle.operations.health")
public final class Checks {
  private final Examiner examiner;
  private final Set<String> expected;
  private final long rememberNanos;
  private final Elected<HealthCheck> required;
  private volatile Answer last;
  private volatile boolean leaving;

  @Activate
  public Checks(
      @Reference Examiner examiner, @Reference Promotions promotions, HealthConfig config) {
    this.examiner = examiner;
    this.required = new Elected<>(promotions);
    this.expected =
        Arrays.stream(config.expected().split(","))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .collect(Collectors.toSet());
    this.rememberNanos = TimeUnit.MILLISECONDS.toNanos(config.rememberMillis());
    this.last = new Answer(System.nanoTime() - rememberNanos - 1, new Readiness(List.of()));
  }

  @Reference(
      service = HealthCheck.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bind(HealthCheck check, ServiceReference<HealthCheck> reference) {
    add(reference.getBundle().getBundleId(), check);
  }

  void add(long bundle, HealthCheck check) {
    if (check.required()) {
      required.add(bundle, check);
    }
  }

  void unbind(HealthCheck check) {
    required.remove(check);
  }

  /** From now on this node isn't ready, whatever the checks say. */
  void leave() {
    leaving = true;
  }

  /** The answer of a moment ago, or a new one: nobody can wear the checks out by asking. */
  Readiness readiness() {
    if (leaving) {
      return new Readiness(List.of(new CheckResult("leaving", true, false, "this node stops")));
    }
    Answer known = last;
    if (System.nanoTime() - known.at() <= rememberNanos) {
      return known.readiness();
    }
    Readiness now = ask();
    last = new Answer(System.nanoTime(), now);
    return now;
  }

  private Readiness ask() {
    Set<String> needed = new HashSet<>(expected);
    required.serving().forEach(check -> needed.add(check.name()));
    List<CheckResult> results = new ArrayList<>();
    Set<String> missing = new HashSet<>(needed);
    for (Examiner.Outcome outcome : examiner.examine()) {
      String name = outcome.name();
      results.add(new CheckResult(name, needed.contains(name), outcome.ok(), outcome.message()));
      missing.remove(name);
    }
    missing.forEach(name -> results.add(new CheckResult(name, true, false, "not running")));
    results.sort(Comparator.comparing(CheckResult::name));
    return new Readiness(results);
  }

  private record Answer(long at, Readiness readiness) {}
}
