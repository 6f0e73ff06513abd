package org.wellbundle.core.providers.internal.registry;

import org.osgi.framework.Version;
import org.wellbundle.api.provider.WearableProvider;

/** A provider service and the bundle it comes from. */
public record Offer(WearableProvider provider, String bundle, Version version, long serviceId) {
  @Override
  public String toString() {
    return bundle + "/" + version;
  }
}
