package org.wellbundle.core.providers;

import org.osgi.annotation.versioning.ConsumerType;

/** Told when a provider's bundle comes or goes. Called outside of locks; must not block. */
@ConsumerType
public interface ProviderWatcher {
  void available(String providerId);

  void unavailable(String providerId);
}
