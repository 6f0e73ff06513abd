package org.wellbundle.core.sync.inbox;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.link.LinkId;
import org.wellbundle.api.tenant.TenantId;

/** Whose token a webhook address carries. Answers from memory when it can. */
@FunctionalInterface
public interface HookOwners {
  Optional<HookOwner> find(String providerId, String token);

  /**
   * @param tenant null, as the link is, when the token names the app registration
   */
  record HookOwner(@Nullable TenantId tenant, @Nullable LinkId link) {}
}
