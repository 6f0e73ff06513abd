package org.wellbundle.core.linking.internal;

import java.util.Locale;
import org.wellbundle.core.providers.ProviderGateway;

/** Names of manufacturers in the reader's language. */
final class ProviderNames {
  private final ProviderGateway gateway;

  ProviderNames(ProviderGateway gateway) {
    this.gateway = gateway;
  }

  /** The name, or the id with a capital letter while the bundle that knows it is away. */
  String of(String providerId, Locale locale) {
    return gateway
        .descriptor(providerId)
        .map(descriptor -> descriptor.name(locale.getLanguage()))
        .orElseGet(
            () -> providerId.substring(0, 1).toUpperCase(Locale.ROOT) + providerId.substring(1));
  }
}
