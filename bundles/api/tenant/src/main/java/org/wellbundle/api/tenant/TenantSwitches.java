package org.wellbundle.api.tenant;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Switches an operator turns for one tenant. They hold on every node, also after a restart. */
@ProviderType
public interface TenantSwitches {
  /**
   * Decides about a module or a provider for one tenant, on record.
   *
   * @param id of the module or provider; it needn't be installed
   * @param on null to go back to what the tenant's folder says
   * @return the tenant as it is now, empty when there is none of that name
   */
  Optional<Tenant> turn(
      String tenantKey, Kind kind, String id, @Nullable Boolean on, Operator operator);

  /** What a switch is for. */
  enum Kind {
    MODULE,
    PROVIDER
  }

  /**
   * Who turns it.
   *
   * @param account number of the operator's account, null for whoever is at the shell
   * @param correlationId of the call
   */
  record Operator(@Nullable Long account, String correlationId) {}
}
