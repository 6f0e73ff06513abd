package org.wellbundle.api.provider;

import java.time.Clock;
import org.osgi.annotation.versioning.ProviderType;

/** What the platform hands to a provider for one call. Valid during the call only. */
@ProviderType
public interface ProviderContext {
  /** Client for the declared hosts. */
  ProviderClient client();

  Clock clock();

  /**
   * Parses JSON of at most a few megabytes. Throws {@link ProviderCallException} when it isn't
   * JSON.
   */
  Json parse(String text);
}
