package org.wellbundle.platform.database.internal;

import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.Promotions;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.SchemaReady;

/**
 * Applies the changes that bundles register, one schema after the other, and says so with a {@link
 * SchemaReady}. When a bundle goes its schema stays, and so does that service.
 */
@Component(immediate = true, service = HealthCheck.class)
public final class SchemaWhiteboard implements HealthCheck {
  private static final Logger LOG = LoggerFactory.getLogger(SchemaWhiteboard.class);
  private static final int RETRY_SECONDS = 2;
  private static final int STOP_SECONDS = 60;

  private final BundleContext context;
  private final Migrations migrations;
  private final Promotions promotions;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "wellbundle-schema"));
  private final Map<ServiceReference<SchemaChanges>, String> problems = new ConcurrentHashMap<>();
  private final Map<String, Ready> ready = new HashMap<>();

  private record Ready(ServiceRegistration<SchemaReady> registration, Set<String> steps) {}

  @Activate
  public SchemaWhiteboard(
      BundleContext context, @Reference Migrations migrations, @Reference Promotions promotions) {
    this.context = context;
    this.migrations = migrations;
    this.promotions = promotions;
  }

  @Reference(
      name = "changes",
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      unbind = "remove")
  void add(ServiceReference<SchemaChanges> reference, SchemaChanges changes) {
    problems.put(reference, "schema " + changes.schema() + " waits for its changes");
    thread.execute(() -> apply(reference, changes));
  }

  void remove(ServiceReference<SchemaChanges> reference) {
    problems.remove(reference);
  }

  @Deactivate
  void stop() throws InterruptedException {
    thread.shutdownNow();
    if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
      LOG.warn("A change of a schema is still running");
    }
    ready.values().forEach(each -> each.registration().unregister());
  }

  @Override
  public String name() {
    return "schemas";
  }

  @Override
  public boolean required() {
    return true;
  }

  /** What a held version can't get doesn't keep the node from working; its swap is told. */
  @Override
  public Result check() {
    if (problems.isEmpty()) {
      return Result.fine();
    }
    boolean serving =
        problems.keySet().stream()
            .map(ServiceReference::getBundle)
            .anyMatch(owner -> owner == null || promotions.serves(owner.getBundleId()));
    return new Result(!serving, String.join("; ", problems.values()));
  }

  private void apply(ServiceReference<SchemaChanges> reference, SchemaChanges changes) {
    if (!problems.containsKey(reference)) {
      return;
    }
    try {
      long start = System.nanoTime();
      int count = migrations.runner().apply(changes);
      if (count > 0) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        LOG.info("Schema {}: {} steps applied in {} ms", changes.schema(), count, millis);
        migrations.audit().violations().forEach(each -> LOG.error("Unguarded: {}", each));
      }
      announce(changes);
      problems.remove(reference);
    } catch (DatabaseException e) {
      if (e.unavailable()) {
        thread.schedule(() -> apply(reference, changes), RETRY_SECONDS, TimeUnit.SECONDS);
      } else {
        fail(reference, e);
      }
    } catch (RuntimeException e) {
      fail(reference, e);
    }
  }

  private void fail(ServiceReference<SchemaChanges> reference, RuntimeException error) {
    String sentence = "Bundle %s: %s".formatted(reference.getBundle(), error.getMessage());
    problems.replace(reference, sentence);
    LOG.error("{}", sentence);
  }

  private void announce(SchemaChanges changes) {
    String schema = changes.schema();
    Ready known = ready.get(schema);
    Set<String> steps = new LinkedHashSet<>();
    if (known != null) {
      steps.addAll(known.steps());
    }
    changes.steps().forEach(step -> steps.add(step.name()));
    Dictionary<String, Object> properties = new Hashtable<>();
    properties.put("schema", schema);
    properties.put("step", steps.toArray(new String[0]));
    if (known == null) {
      SchemaReady service = () -> schema;
      ready.put(
          schema,
          new Ready(context.registerService(SchemaReady.class, service, properties), steps));
    } else if (!steps.equals(known.steps())) {
      known.registration().setProperties(properties);
      ready.put(schema, new Ready(known.registration(), steps));
    }
  }
}
