package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Counts something by tenant and provider, of all of them or of chosen ones. */
@SuppressWarnings("NullAway.Init")
public abstract class ByTenantCommand extends TableCommand {
  @Option(name = "--tenant", description = "Key of one tenant; all when left out")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(name = "--provider", description = "Id of one provider; all when left out")
  @Completion(ProviderCompleter.class)
  @Nullable String provider;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  final Choice choice() {
    return new Choice(TenantKeys.chosen(Needed.of(tenants), tenant), provider);
  }

  final String key(TenantId id) {
    return TenantKeys.of(Needed.of(tenants), id);
  }

  /** What is counted; null stands for all. */
  record Choice(@Nullable TenantId tenant, @Nullable String provider) {
    boolean takes(TenantId id, String providerId) {
      return (tenant == null || tenant.equals(id))
          && (provider == null || provider.equals(providerId));
    }
  }
}
