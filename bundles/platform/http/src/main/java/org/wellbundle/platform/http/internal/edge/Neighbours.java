package org.wellbundle.platform.http.internal.edge;

import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.platform.http.Problem;
import org.wellbundle.platform.http.RequestObserver;
import org.wellbundle.platform.http.Sessions;

/**
 * What the core tells about tenants and sessions. The filter must stand before, while and after the
 * core runs, so both may be away; requests that need them get 503 meanwhile.
 */
@Component(service = Neighbours.class)
public class Neighbours {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable TenantDirectory tenants;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable Sessions sessions;

  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  private volatile @Nullable RequestObserver observer;

  @Activate
  public Neighbours() {}

  Neighbours(@Nullable TenantDirectory tenants, @Nullable Sessions sessions) {
    this.tenants = tenants;
    this.sessions = sessions;
  }

  /** Null when nobody counts. */
  @Nullable RequestObserver observer() {
    return observer;
  }

  TenantDirectory tenants() {
    TenantDirectory now = tenants;
    if (now == null) {
      throw starting();
    }
    return now;
  }

  Sessions sessions() {
    Sessions now = sessions;
    if (now == null) {
      throw starting();
    }
    return now;
  }

  private static Problem starting() {
    return new Problem(
        503,
        "service.unavailable",
        "The service is starting. Please try again in a moment.",
        java.util.Map.of("retryAfter", 5));
  }
}
