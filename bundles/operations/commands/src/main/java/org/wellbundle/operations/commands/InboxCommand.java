package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
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
        "Counts webhooks by provider: accepted and waiting, tried before, running, done in the last"
            + " hour. Example: wellbundle:inbox --no-format")
@SuppressWarnings("NullAway.Init")
public final class InboxCommand implements Action {
  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable SyncBacklog backlog;

  @Override
  public @Nullable Object execute() {
    print(System.out);
    return null;
  }

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
