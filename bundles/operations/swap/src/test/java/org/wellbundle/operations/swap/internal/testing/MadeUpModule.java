package org.wellbundle.operations.swap.internal.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.RestResources;
import org.wellbundle.api.module.SchemaChanges;

/** Goes into the jars of tests; does what the headers of its bundle say. */
public final class MadeUpModule implements BundleActivator {
  private final List<ServiceRegistration<?>> offered = new ArrayList<>();
  private volatile boolean started;

  @Override
  public void start(BundleContext context) {
    var headers = context.getBundle().getHeaders();
    if (headers.get("Test-Throws") != null) {
      throw new IllegalStateException(headers.get("Test-Throws"));
    }
    if (headers.get("Test-Hangs") != null) {
      hang();
    }
    started = true;
    String version = context.getBundle().getVersion().toString();
    offered.add(
        context.registerService(
            RestResources.class,
            new RestResources() {
              @Override
              public Set<String> roots() {
                return Set.of(headers.get("Test-Roots").split(" "));
              }

              @Override
              public Set<Object> resources() {
                if (!started) {
                  throw new IllegalStateException(version + " was called after it stopped");
                }
                return Set.of(version);
              }
            },
            null));
    String schema = headers.get("Test-Schema");
    if (schema != null) {
      context.registerService(
          SchemaChanges.class,
          new SchemaChanges(schema, List.of(new SchemaChanges.Step("001.sql", "select 1"))),
          null);
    }
    String sick = headers.get("Test-Sick");
    context.registerService(
        HealthCheck.class,
        new HealthCheck() {
          @Override
          public String name() {
            return "made-up";
          }

          @Override
          public boolean required() {
            return false;
          }

          @Override
          public Result check() {
            if (headers.get("Test-Hangs-When-Asked") != null) {
              hang();
            }
            return sick == null ? Result.fine() : Result.failed(sick);
          }
        },
        null);
  }

  /** Until somebody interrupts. */
  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void stop(BundleContext context) {
    // as Declarative Services would: first nobody finds it, then it ends
    offered.forEach(ServiceRegistration::unregister);
    started = false;
  }
}
