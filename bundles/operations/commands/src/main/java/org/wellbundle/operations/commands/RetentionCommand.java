package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.retention.Retention;
import org.wellbundle.operations.retention.Retention.Line;

/** Shows what is kept how long and what would go now. */
@Service
@Command(
    scope = "wellbundle",
    name = "retention",
    description =
        "Shows what is kept how long, and what would go now; changes nothing unless told to.",
    detailedDescription = "Example: wellbundle:retention")
@SuppressWarnings("NullAway.Init")
public final class RetentionCommand extends TableCommand {
  @Option(name = "--run", description = "Removes what is due now, instead of at the next look")
  boolean run;

  @Reference(optional = true)
  @Nullable Retention retention;

  @Override
  void print(PrintStream out) {
    Table table =
        new Table(
            noFormat,
            "No part keeps anything for a time only.",
            List.of("Rule", "Keeps", "Due now", "Oldest", "Last run", "Removed", "Set in"));
    List<Line> lines = run ? Needed.of(retention).run() : Needed.of(retention).lines();
    for (Line line : lines) {
      table.row(
          line.name(),
          line.keep() == null ? "for ever" : line.keep().toDays() + " d",
          line.due() + (line.by().equals("partitions") ? " (whole weeks)" : ""),
          Table.at(line.oldest()),
          Table.at(line.lastRun()),
          line.removed(),
          line.setting());
    }
    table.print(out);
    if (!noFormat) {
      for (Line line : lines) {
        if (line.problem() != null) {
          out.println(line.name() + ": " + line.problem());
        }
      }
    }
  }
}
