package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.History;

/** Tells what became of bundles on all nodes. */
@Service
@Command(
    scope = "wellbundle",
    name = "history",
    description =
        "Lists what was installed, exchanged, rolled back, removed, refused and turned away"
            + " at the door, on all nodes, newest first.",
    detailedDescription = "Example: wellbundle:history --why org.wellbundle.provider.withings")
@SuppressWarnings("NullAway.Init")
public final class HistoryCommand extends TableCommand {
  @Argument(name = "bundle", description = "Symbolic name of one bundle; all when left out")
  @Completion(ModuleCompleter.class)
  @Nullable String bundle;

  @Option(name = "--why", description = "Adds the reason in a sentence, and the node")
  boolean why;

  @Option(name = "--most", description = "How many are listed")
  int most = 30;

  @Reference(optional = true)
  @Nullable History history;

  @Override
  void print(PrintStream out) {
    Table table = new Table(noFormat, "Nothing was ever changed.", columns());
    for (History.Entry each : Needed.of(history).latest(bundle, most)) {
      String result = each.result().toLowerCase(Locale.ROOT).replace('_', ' ');
      String from = each.from() == null ? "-" : each.from();
      String to = each.to() == null ? "-" : each.to();
      if (why) {
        table.row(
            Table.at(each.at()),
            each.symbolicName(),
            from,
            to,
            result,
            each.code(),
            each.actor(),
            each.node(),
            each.sentence());
      } else {
        table.row(
            Table.at(each.at()), each.symbolicName(), from, to, result, each.code(), each.actor());
      }
    }
    table.print(out);
  }

  private List<String> columns() {
    return why
        ? List.of("At", "Bundle", "From", "To", "Result", "Code", "By", "Node", "Why")
        : List.of("At", "Bundle", "From", "To", "Result", "Code", "By");
  }
}
