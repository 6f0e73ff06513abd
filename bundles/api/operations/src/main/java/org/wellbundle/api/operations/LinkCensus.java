package org.wellbundle.api.operations;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.link.LinkState;
import org.wellbundle.api.tenant.TenantId;

/** How many links there are in which state. */
@ProviderType
public interface LinkCensus {
  /** Links of active tenants, by tenant, provider and state. */
  List<Line> count();

  /**
   * @param lastData when something new last came for any of them
   */
  record Line(
      TenantId tenant,
      String providerId,
      LinkState state,
      long links,
      @Nullable Instant lastData) {}
}
