package org.wellbundle.core.linking.internal;

import java.net.URI;
import java.util.Locale;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.platform.http.PublicAddress;

/** Where the session of a member on the way back is. */
final class PortalOrigin {
  private PortalOrigin() {}

  /** Where the attempt began, as long as that host is the employer's; else the main portal. */
  static String of(Attempt attempt, Tenant tenant, PublicAddress address) {
    String host = URI.create(attempt.origin()).getHost();
    return host != null && tenant.hosts().contains(host.toLowerCase(Locale.ROOT))
        ? attempt.origin()
        : address.portal(tenant).toString();
  }
}
