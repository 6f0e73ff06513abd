package org.wellbundle.platform.http;

import java.net.URI;
import org.osgi.annotation.versioning.ProviderType;
import org.wellbundle.api.tenant.Tenant;

/** Addresses under which the outside reaches this service. */
@ProviderType
public interface PublicAddress {
  /** The platform host, for example {@code http://localhost:8181}. */
  URI platform();

  /** A tenant's main portal address, same scheme and port. */
  URI portal(Tenant tenant);

  /** True when a host name (without port) is the platform's. */
  boolean isPlatformHost(String host);
}
