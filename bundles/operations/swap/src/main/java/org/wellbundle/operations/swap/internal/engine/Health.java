package org.wellbundle.operations.swap.internal.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.SchemaReady;

/** Whether a started bundle works, compared with the version it is to replace. */
final class Health {
  private static final long LOOK_MILLIS = 25;

  private final BundleContext context;
  private final Keys keys;
  private final ComponentStates components;

  Health(BundleContext context, Keys keys, ComponentStates components) {
    this.context = context;
    this.keys = keys;
    this.components = components;
  }

  /** What the version in service offers and how well, taken before the change. */
  record Standard(Set<String> keys, Map<String, String> components, Map<String, Boolean> checks) {
    static final Standard NONE = new Standard(Set.of(), Map.of(), Map.of());
  }

  Standard standard(@Nullable Bundle old) {
    return old == null || old.getState() != Bundle.ACTIVE
        ? Standard.NONE
        : new Standard(keys.of(old), components.of(old), checks(old));
  }

  /** Waits until nothing is wrong; what still is when the time is up. */
  List<String> await(Bundle fresh, Standard standard, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    List<String> troubles = troubles(fresh, standard);
    while (!troubles.isEmpty() && System.nanoTime() < end && !hopeless(troubles)) {
      Thread.sleep(LOOK_MILLIS);
      troubles = troubles(fresh, standard);
    }
    return troubles;
  }

  /** An exception on activation doesn't mend itself. */
  private static boolean hopeless(List<String> troubles) {
    return troubles.stream().anyMatch(each -> each.contains(" failed: "));
  }

  /** What a bundle that should serve waits for. */
  List<String> waiting(Bundle bundle) {
    List<String> sentences = new ArrayList<>();
    if (bundle.getState() != Bundle.ACTIVE) {
      sentences.add("it isn't started");
    }
    components
        .of(bundle)
        .forEach(
            (name, state) -> {
              if (!state.isEmpty()) {
                sentences.add(name + " " + state);
              }
            });
    return sentences;
  }

  List<String> troubles(Bundle fresh, Standard standard) {
    List<String> troubles = new ArrayList<>();
    if (fresh.getState() != Bundle.ACTIVE) {
      troubles.add("The bundle isn't active.");
    }
    components
        .of(fresh)
        .forEach(
            (name, state) -> {
              // what the old version lives without, the new one may, too
              if (!state.isEmpty() && standard.components().getOrDefault(name, "").isEmpty()) {
                troubles.add("Component " + name + " " + state + ".");
              }
            });
    troubles.addAll(schemas(fresh));
    Set<String> offered = keys.of(fresh);
    Set<String> absent = new TreeSet<>(standard.keys());
    absent.removeAll(offered);
    if (!absent.isEmpty()) {
      troubles.add(
          "It doesn't offer what the old version does: " + String.join(", ", absent) + ".");
    }
    keys.each(
        fresh,
        (reference, service) -> {
          if (service instanceof HealthCheck check) {
            HealthCheck.Result result = check.check();
            if (!result.ok() && standard.checks().getOrDefault(check.name(), true)) {
              troubles.add("Health check " + check.name() + ": " + result.message() + ".");
            }
          }
        });
    return troubles;
  }

  private Map<String, Boolean> checks(Bundle bundle) {
    Map<String, Boolean> results = new HashMap<>();
    keys.each(
        bundle,
        (reference, service) -> {
          if (service instanceof HealthCheck check) {
            results.put(check.name(), check.check().ok());
          }
        });
    return results;
  }

  private List<String> schemas(Bundle fresh) {
    List<String> troubles = new ArrayList<>();
    keys.each(
        fresh,
        (reference, service) -> {
          if (service instanceof SchemaChanges changes && !applied(changes)) {
            troubles.add(
                "Schema " + changes.schema() + " isn't up to date" + reason(changes) + ".");
          }
        });
    return troubles;
  }

  private boolean applied(SchemaChanges changes) {
    if (changes.steps().isEmpty()) {
      return true;
    }
    String last = changes.steps().get(changes.steps().size() - 1).name();
    try {
      return !context
          .getServiceReferences(
              SchemaReady.class, "(&(schema=" + changes.schema() + ")(step=" + last + "))")
          .isEmpty();
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the platform's own check says about schemas. */
  private String reason(SchemaChanges changes) {
    StringBuilder reason = new StringBuilder();
    try {
      for (var reference : context.getServiceReferences(HealthCheck.class, null)) {
        HealthCheck check = context.getService(reference);
        if (check != null && check.name().equals("schemas")) {
          String message = check.check().message();
          if (message.contains(changes.schema())) {
            reason.append(message.contains("waits") ? " yet" : ", as it failed: " + message);
          }
        }
        context.ungetService(reference);
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
    return reason.toString();
  }
}
