package org.wellbundle.platform.http;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;
import org.wellbundle.api.account.Principal;
import org.wellbundle.api.tenant.TenantId;

/** Looks up sessions and bearer tokens; implemented by the accounts. */
@ConsumerType
public interface Sessions {
  /** The principal of a session cookie's value, empty when it is unknown, expired or ended. */
  Optional<Principal> find(TenantId tenant, String secret);

  /** The principal of a bearer token, empty when it is unknown, expired or revoked. */
  default Optional<Principal> findBearer(TenantId tenant, String token) {
    return Optional.empty();
  }
}
