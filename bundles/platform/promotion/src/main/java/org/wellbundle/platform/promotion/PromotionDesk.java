package org.wellbundle.platform.promotion;

import java.util.OptionalLong;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.module.Promotions;

/** Where a swap says which bundle serves. One desk per node; what it says outlives a restart. */
@ProviderType
public interface PromotionDesk extends Promotions {
  /** Keeps a bundle from serving. Say so before it starts. Forgotten when the node stops. */
  void hold(long bundleId);

  /**
   * Lets a bundle serve, in place of every other bundle with its symbolic name, also of one with a
   * higher version. All registries have switched when this returns.
   */
  void promote(long bundleId);

  /** The bundle {@link #promote promoted} last under a symbolic name, while it is installed. */
  OptionalLong promoted(String symbolicName);
}
