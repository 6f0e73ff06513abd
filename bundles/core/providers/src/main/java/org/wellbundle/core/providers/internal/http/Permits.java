package org.wellbundle.core.providers.internal.http;

/** Leave to make one call now, within the vendor's rate limits. */
@FunctionalInterface
public interface Permits {
  /**
   * Waits as long as the call's urgency allows.
   *
   * @throws org.wellbundle.api.provider.ProviderCallException {@code RateLimited} when there is
   *     none
   */
  void take();
}
