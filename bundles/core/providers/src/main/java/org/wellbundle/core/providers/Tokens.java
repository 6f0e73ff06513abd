package org.wellbundle.core.providers;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.platform.database.Transaction;

/**
 * Getting, keeping and forgetting tokens. They are sealed before they are stored, and never leave
 * this bundle but towards the vendor.
 */
@ProviderType
public interface Tokens {

  /** Exchanges an authorization code, once, within the vendor's time limit. */
  Called<Granted> exchange(String providerId, AuthorizationCode code);

  /** Stores what an exchange brought, in the transaction that creates the link. */
  void keep(Transaction tx, LinkKey link, Granted granted);

  /** Deletes a link's tokens. */
  void forget(Transaction tx, LinkKey link);

  /** A code as it came back with the browser. */
  record AuthorizationCode(String code, URI redirectUri, @Nullable String pkceVerifier) {}

  /**
   * What the vendor granted.
   *
   * @param scope granted scopes as the vendor writes them, null when it doesn't say
   */
  record Granted(
      String vendorUserId,
      String accessToken,
      String refreshToken,
      Instant expiresAt,
      @Nullable String scope) {
    @Override
    public String toString() {
      return "Granted[tokens hidden]";
    }
  }
}
