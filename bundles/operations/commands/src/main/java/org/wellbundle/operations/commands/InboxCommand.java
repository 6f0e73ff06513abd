package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.SyncBacklog;
import org.wellbundle.api.operations.SyncBacklog.Webhooks;

/** Shows the webhooks that were accepted and wait for their effect. */
@Service
@Command(
    scope = "wellbundle",
    name = "inbox",
    description =
        "Counts webhooks by provider: accepted and waiting, tried before, running, done in"
            + " the last hour.",
    detailedDescription = "Example: wellbundle:inbox --no-format")
@SuppressWarnings("NullAway.Init")
public final class InboxCommand extends TableCommand {
  @Reference(optional = true)
  @Nullable SyncBacklog backlog;

  @Override
  void print(PrintStream out) {
    Table table =
        new Table(
            noFormat,
            "No webhook waits, and none came in the last hour.",
            List.of("Provider", "Waiting", "Tried before", "Running", "Oldest", "Done last hour"));
    Needed.of(backlog).webhooks().stream()
        .sorted(Comparator.comparing(Webhooks::providerId))
        .forEach(
            each ->
                table.row(
                    each.providerId(),
                    each.waiting(),
                    each.retried(),
                    each.running(),
                    table.lasting(each.oldestSeconds()),
                    each.settledLastHour()));
    table.print(out);
  }
}
