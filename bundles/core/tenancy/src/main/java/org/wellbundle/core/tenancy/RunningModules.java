package org.wellbundle.core.tenancy;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;

/** Ids of the modules that run on this node. */
@Component(service = RunningModules.class)
public final class RunningModules implements BundleTrackerCustomizer<String> {
  private static final String CAPABILITY = "org.wellbundle.module";

  private final BundleTracker<String> tracker;

  @Activate
  public RunningModules(BundleContext context) {
    tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
    tracker.open();
  }

  @Deactivate
  void stop() {
    tracker.close();
  }

  Set<String> ids() {
    Collection<String> tracked = tracker.getTracked().values();
    return new TreeSet<>(tracked);
  }

  @Override
  public @Nullable String addingBundle(Bundle bundle, @Nullable BundleEvent event) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> claims =
        revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
    return claims.isEmpty() ? null : String.valueOf(claims.get(0).getAttributes().get("id"));
  }

  @Override
  public void modifiedBundle(Bundle bundle, @Nullable BundleEvent event, String id) {}

  @Override
  public void removedBundle(Bundle bundle, @Nullable BundleEvent event, String id) {}
}
