package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.DeadLetter;
import org.wellbundle.api.operations.DeadLetters;
import org.wellbundle.api.operations.DeadLetters.Filter;
import org.wellbundle.api.tenant.TenantDirectory;

/** Lists what was given up after all tries. */
@Service
@Command(
    scope = "wellbundle",
    name = "dead-letters",
    description = "Lists webhooks, tasks and events that were given up, newest first.",
    detailedDescription = "Example: wellbundle:dead-letters --kind task --source withings")
@SuppressWarnings("NullAway.Init")
public final class DeadLettersCommand extends TableCommand {
  @Option(name = "--kind", description = "webhook, task or event; all when left out")
  @Completion(KindCompleter.class)
  @Nullable String kind;

  @Option(name = "--tenant", description = "Key of one tenant; all when left out")
  @Completion(TenantCompleter.class)
  @Nullable String tenant;

  @Option(name = "--source", description = "Id of one provider, or name of one event handler")
  @Completion(ProviderCompleter.class)
  @Nullable String source;

  @Option(name = "--most", description = "How many are listed")
  int most = 50;

  @Reference(optional = true)
  @Nullable TenantDirectory tenants;

  @Reference List<DeadLetters> books;

  @Override
  void print(PrintStream out) {
    Table table =
        new Table(
            noFormat,
            "There are no dead letters.",
            List.of("Id", "Since", "Tenant", "Source", "Subject", "Reason"));
    List<DeadLetter> all =
        new DeadLetterBooks(Needed.some(books))
            .latest(new Filter(kind, TenantKeys.chosen(Needed.of(tenants), tenant), source), most);
    for (DeadLetter each : all) {
      table.row(
          each.id(),
          Table.at(each.at()),
          TenantKeys.of(Needed.of(tenants), each.tenant()),
          each.source(),
          each.subject(),
          each.reason());
    }
    table.print(out);
    if (!noFormat && all.size() == most) {
      out.println("There may be more: --most 500 lists more of them.");
    }
  }
}
