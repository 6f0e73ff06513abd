package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.operations.SyncBacklog.Tasks;
import org.wellbundle.api.tenant.TenantDirectory;
import org.wellbundle.api.tenant.TenantId;

/** Shows what is to be fetched, and how late that is. */
@Service
@Command(
    scope = "wellbundle",
    name = "sync",
    description =
        "Counts what is to be fetched by provider and tenant: ready, delayed by a limit or a"
            + " failure, running, parked until the member does something."
            + " Example: wellbundle:sync --provider withings")
@SuppressWarnings("NullAway.Init")
public final class SyncCommand implements Action {
  @Option(name = "--provider", description = "Id of one provider; all when left out")
  @Completion(ProviderCompleter.class)
  @Nullable String provider;

  @Option(name = "--tenant", description = "Key of one tenant; all when left out")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference(optional = true)
  @Nullable SyncBacklog backlog;

  @Override
  public @Nullable Object execute() {
    print(System.out);
    return null;
  }

  void print(PrintStream out) {
    TenantId chosen = TenantKeys.chosen(Needed.of(tenants), tenant);
    Table table =
        new Table(
            noFormat,
            "Nothing is to be fetched now.",
            List.of("Provider", "Tenant", "Ready", "Delayed", "Running", "Parked", "Oldest ready"));
    Needed.of(backlog).tasks().stream()
        .filter(each -> provider == null || provider.equals(each.providerId()))
        .filter(each -> chosen == null || chosen.equals(each.tenant()))
        .sorted(
            Comparator.comparing(Tasks::providerId)
                .thenComparing(each -> TenantKeys.of(Needed.of(tenants), each.tenant())))
        .forEach(
            each ->
                table.row(
                    each.providerId(),
                    TenantKeys.of(Needed.of(tenants), each.tenant()),
                    each.ready(),
                    each.delayed(),
                    each.running(),
                    each.parked(),
                    table.lasting(each.lagSeconds())));
    table.print(out);
  }
}
