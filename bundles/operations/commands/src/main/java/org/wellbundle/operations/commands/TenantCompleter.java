package org.wellbundle.operations.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.tenant.Tenant;
import org.wellbundle.api.tenant.TenantDirectory;

/** Keys of the tenants that are active now. */
@Service
@SuppressWarnings("NullAway.Init")
public final class TenantCompleter implements Completer {
  @Reference(optional = true)
  private @Nullable TenantDirectory tenants;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    if (tenants == null) {
      return -1;
    }
    return new StringsCompleter(tenants.all().stream().map(Tenant::key).toList())
        .complete(session, line, candidates);
  }
}
