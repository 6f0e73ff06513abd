package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.operations.SyncBacklog.Tasks;

/** Shows what is to be fetched, and how late that is. */
@Service
@Command(
    scope = "wellbundle",
    name = "sync",
    description =
        "Counts what is to be fetched by provider and tenant: ready, delayed by a limit or a"
            + " failure, running, parked until the member does something.",
    detailedDescription = "Example: wellbundle:sync --provider withings")
@SuppressWarnings("NullAway.Init")
public final class SyncCommand extends ByTenantCommand {
  @Reference(optional = true)
  @Nullable SyncBacklog backlog;

  @Override
  void print(PrintStream out) {
    Choice choice = choice();
    Table table =
        new Table(
            noFormat,
            "Nothing is to be fetched now.",
            List.of("Provider", "Tenant", "Ready", "Delayed", "Running", "Parked", "Oldest ready"));
    Needed.of(backlog).tasks().stream()
        .filter(each -> choice.takes(each.tenant(), each.providerId()))
        .sorted(Comparator.comparing(Tasks::providerId).thenComparing(each -> key(each.tenant())))
        .forEach(
            each ->
                table.row(
                    each.providerId(),
                    key(each.tenant()),
                    each.ready(),
                    each.delayed(),
                    each.running(),
                    each.parked(),
                    table.lasting(each.lagSeconds())));
    table.print(out);
  }
}
