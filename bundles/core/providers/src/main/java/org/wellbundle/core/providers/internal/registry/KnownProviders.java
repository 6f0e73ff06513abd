package org.wellbundle.core.providers.internal.registry;

import java.time.Instant;
import java.util.Map;
import org.wellbundle.api.provider.ProviderDescriptor;

/** Remembers providers that were here, so that a missing one is still listed. */
public interface KnownProviders {
  /** A provider is here, or was until now. */
  void seen(ProviderDescriptor descriptor, Instant at);

  /** When each provider was seen last. */
  Map<String, Known> all();

  /**
   * @param names name to show by language tag
   * @param hookHash hash of the registration's token, empty for none
   */
  record Known(
      String id,
      Map<String, String> names,
      String registration,
      byte[] hookHash,
      Instant lastSeen) {
    public Known {
      names = Map.copyOf(names);
    }
  }
}
