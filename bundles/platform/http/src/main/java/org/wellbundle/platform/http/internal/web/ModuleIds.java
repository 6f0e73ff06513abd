package org.wellbundle.platform.http.internal.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;

/** Which module a bundle is. */
public final class ModuleIds {
  private static final String CAPABILITY = "org.wellbundle.module";

  private ModuleIds() {}

  /** The id its manifest declares; null for a bundle that is no module. */
  public static @Nullable String of(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<BundleCapability> declared =
        revision == null ? List.of() : revision.getDeclaredCapabilities(CAPABILITY);
    return declared.isEmpty() ? null : String.valueOf(declared.get(0).getAttributes().get("id"));
  }
}
