package org.wellbundle.core.providers;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.provider.ProviderContext;
import org.wellbundle.api.provider.ProviderDescriptor;
import org.wellbundle.api.provider.WearableProvider;

/**
 * Calls into provider bundles. The one place that holds their services: it sets the context class
 * loader, counts calls in flight, lets them finish when a bundle stops, and answers {@link
 * Called.Unavailable} while it is away.
 */
@ProviderType
public interface ProviderGateway {

  /** Every provider that is here, or was here before on this database, by id. */
  List<ProviderStatus> providers();

  /** The descriptor of a provider that is here. */
  Optional<ProviderDescriptor> descriptor(String providerId);

  /** Names to show by language tag, also of a provider that is away; empty for an unknown one. */
  default Map<String, String> names(String providerId) {
    return descriptor(providerId).map(ProviderDescriptor::names).orElse(Map.of());
  }

  /**
   * Whether a token is the secret part of a provider's address for its whole registration; of a
   * provider that is away, the one it had then.
   */
  default boolean isRegistrationToken(String providerId, String token) {
    return false;
  }

  /**
   * Whether an address that a vendor wrote may be called: a declared host of the provider, written
   * plainly, outside of our own network. Looks the name up, so not inside a transaction; every call
   * is fenced again.
   */
  default boolean mayCall(String providerId, String address) {
    return false;
  }

  /**
   * Calls in the name of the app registration, without a member's token. Exceptions of the provider
   * come back as {@code Broken}.
   *
   * @param urgency which calls go first when the rate budget is short
   */
  <T> Called<T> asApp(String providerId, Urgency urgency, Work<T> work);

  /**
   * Calls with a link's access token. Refreshes it first when it is about to expire, and once when
   * the vendor rejects it, with one refresh at a time per link over all nodes; the new pair is
   * stored before it is used.
   */
  <T> Called<T> forLink(LinkKey link, Urgency urgency, Work<T> work);

  /**
   * What a call does. Outcomes of type {@code TokenRejected} inside a returned outcome make the
   * gateway refresh and call again once.
   */
  @FunctionalInterface
  interface Work<T> {
    T run(WearableProvider provider, ProviderContext context);
  }

  /** A provider, here or away. */
  record ProviderStatus(
      String id, @Nullable ProviderDescriptor descriptor, @Nullable Instant unavailableSince) {
    public boolean available() {
      return descriptor != null;
    }
  }

  /** Order of service when the rate budget is short. */
  enum Urgency {
    /** A person waits for this very call, as for an unlinking. */
    INTERACTIVE,
    /** A person who has just linked looks at days without data. */
    FIRST,
    /** New data. */
    LIVE,
    /** Nobody waits for it, and it must not wait for all the background's work to end. */
    SOON,
    BACKGROUND
  }
}
