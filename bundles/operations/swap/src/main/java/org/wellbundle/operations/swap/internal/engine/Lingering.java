package org.wellbundle.operations.swap.internal.engine;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Class loaders of versions that went: one that stays is a leak somebody has to look for. */
final class Lingering {
  private final List<Gone> gone = new ArrayList<>();

  private record Gone(String version, WeakReference<ClassLoader> loader) {}

  synchronized void watch(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    ClassLoader loader = wiring == null ? null : wiring.getClassLoader();
    if (loader != null) {
      gone.add(
          new Gone(
              bundle.getSymbolicName() + " " + bundle.getVersion(), new WeakReference<>(loader)));
    }
  }

  /** Those not collected yet. */
  synchronized List<String> all() {
    gone.removeIf(each -> each.loader().get() == null);
    return gone.stream().map(Gone::version).toList();
  }
}
