package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Plan.Refusal;

/** Says what would happen. The jar is installed for a moment, but never resolved. */
final class Planner {
  private final Bundles bundles;
  private final Requirements requirements;
  private final Keys keys;

  Planner(Bundles bundles, Requirements requirements, Keys keys) {
    this.bundles = bundles;
    this.requirements = requirements;
    this.keys = keys;
  }

  Plan plan(Artifact artifact, List<Refusal> before) {
    Bundle old = bundles.serving(artifact.symbolicName()).orElse(null);
    List<Refusal> refusals = new ArrayList<>(before);
    List<String> steps = new ArrayList<>();
    if (before.isEmpty()) {
      look(artifact, old, refusals, steps);
    }
    List<String> dependents = old == null ? List.of() : Bundles.dependents(old);
    dependents(artifact, dependents).forEach(refusals::add);
    return new Plan(
        artifact.symbolicName(),
        artifact.kind().name().toLowerCase(Locale.ROOT),
        artifact.version().toString(),
        old == null ? null : old.getVersion().toString(),
        dependents,
        steps,
        old == null ? List.of() : List.copyOf(keys.of(old)),
        refusals);
  }

  /** Not at what is turned away at the door, which uninstalls it at once. */
  private void look(
      Artifact artifact, @Nullable Bundle old, List<Refusal> refusals, List<String> steps) {
    try {
      Bundle fresh = bundles.install(artifact);
      try {
        requirements
            .missing(fresh)
            .forEach(each -> refusals.add(new Refusal("swap.requirement-missing", each)));
        steps.addAll(newSteps(fresh, old));
      } finally {
        fresh.uninstall();
      }
    } catch (BundleException | IOException e) {
      refusals.add(new Refusal("swap.not-installable", "It can't be installed: " + e.getMessage()));
    }
  }

  /** Others' wires to the old version would keep it from going. */
  static List<Refusal> dependents(Artifact artifact, List<String> dependents) {
    return dependents.isEmpty()
        ? List.of()
        : List.of(
            new Refusal(
                "swap.others-depend",
                "Other bundles use packages of "
                    + artifact.symbolicName()
                    + " and would have to restart: "
                    + String.join(", ", dependents)
                    + ". A module or provider must export nothing."));
  }

  private static List<String> newSteps(Bundle fresh, @Nullable Bundle old) {
    Set<String> steps = scripts(fresh);
    if (old != null) {
      steps.removeAll(scripts(old));
    }
    return List.copyOf(steps);
  }

  private static Set<String> scripts(Bundle bundle) {
    Enumeration<String> paths = bundle.getEntryPaths("db");
    Set<String> scripts = new TreeSet<>();
    if (paths != null) {
      Collections.list(paths).stream()
          .filter(path -> path.endsWith(".sql"))
          .forEach(path -> scripts.add(path.substring(path.lastIndexOf('/') + 1)));
    }
    return scripts;
  }
}
