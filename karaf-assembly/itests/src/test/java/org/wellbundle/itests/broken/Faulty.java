package org.wellbundle.itests.broken;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.wellbundle.api.module.HealthCheck;
import org.wellbundle.api.module.SchemaChanges;

/** Goes into jars; does what the header {@value #FAULT} of its bundle says. */
public final class Faulty implements BundleActivator, HealthCheck {
  static final String FAULT = "Test-Fault";

  @Override
  public void start(BundleContext context) throws InterruptedException {
    String fault = String.valueOf(context.getBundle().getHeaders().get(FAULT));
    switch (fault) {
      case "throws" -> throw new IllegalStateException("there is no such vendor");
      case "hangs" -> new CountDownLatch(1).await();
      case "sick" -> context.registerService(HealthCheck.class, this, null);
      case "schema" -> context.registerService(SchemaChanges.class, halfway(), null);
      default -> throw new IllegalArgumentException(fault);
    }
  }

  /** The first step is good, the second one is so at first. */
  private static SchemaChanges halfway() {
    return new SchemaChanges(
        "halfway",
        List.of(
            new SchemaChanges.Step("001.sql", "create table good (id int primary key)"),
            new SchemaChanges.Step(
                "002.sql", "create table lost (id int primary key); select no_such_function()")));
  }

  @Override
  public void stop(BundleContext context) {}

  @Override
  public String name() {
    return "faulty";
  }

  @Override
  public boolean required() {
    return false;
  }

  @Override
  public Result check() {
    return Result.failed("the vendor's address isn't set");
  }
}
