package org.wellbundle.api.tenant;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Logos, for places that can't link to the portal. */
@ProviderType
public interface TenantLogos {
  /**
   * The logo as a PNG, which unlike SVG every mail program shows: the tenant's logo where it is
   * one, else the {@code .png} of the same name beside it; empty when there is neither.
   */
  Optional<byte[]> png(TenantId tenant);
}
