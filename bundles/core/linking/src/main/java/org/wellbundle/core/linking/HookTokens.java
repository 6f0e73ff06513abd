package org.wellbundle.core.linking;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;

/** The secret part of webhook addresses. */
@ProviderType
public interface HookTokens {
  /** The link a token was given out for; from memory when it can, and never with a write. */
  Optional<Owner> find(String providerId, String token);

  /** Whose token it is. */
  record Owner(TenantId tenant, LinkId link) {}
}
