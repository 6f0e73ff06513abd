package org.wellbundle.core.providers.internal.registry;

import java.util.function.BooleanSupplier;
import org.osgi.framework.Version;
import org.wellbundle.api.provider.WearableProvider;

/**
 * A provider service and the bundle it comes from.
 *
 * @param serves whether it may be elected now
 */
public record Offer(
    WearableProvider provider,
    String bundle,
    Version version,
    long serviceId,
    BooleanSupplier serves) {
  /** One that may always be elected. */
  public Offer(WearableProvider provider, String bundle, Version version, long serviceId) {
    this(provider, bundle, version, serviceId, () -> true);
  }

  @Override
  public String toString() {
    return bundle + "/" + version;
  }
}
