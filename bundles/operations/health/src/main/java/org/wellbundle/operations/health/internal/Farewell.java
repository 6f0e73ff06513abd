package org.wellbundle.operations.health.internal;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Lets balancers hear that this node stops before anything of it does. The framework tells of its
 * end first and waits for those who listen.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = "org.wellbundle.operations.health")
public final class Farewell implements SynchronousBundleListener {
  private final BundleContext context;
  private final Checks checks;
  private final long waitNanos;

  @Activate
  public Farewell(BundleContext context, @Reference Checks checks, HealthConfig config) {
    this.context = context;
    this.checks = checks;
    this.waitNanos = TimeUnit.SECONDS.toNanos(config.leaveSeconds());
    context.addBundleListener(this);
  }

  @Deactivate
  void stop() {
    context.removeBundleListener(this);
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() != BundleEvent.STOPPING
        || bundle.getBundleId() != Constants.SYSTEM_BUNDLE_ID) {
      return;
    }
    checks.leave();
    long end = System.nanoTime() + waitNanos;
    for (long left = waitNanos; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
