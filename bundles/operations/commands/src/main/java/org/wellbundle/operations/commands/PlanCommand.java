package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.Plan;

/** Says what a swap would do. */
@Service
@Command(
    scope = "wellbundle",
    name = "plan",
    description = "Says what installing a jar would do, and changes nothing.",
    detailedDescription = "Example: wellbundle:plan /srv/jars/challenges-1.2.0.jar")
@SuppressWarnings("NullAway.Init")
public final class PlanCommand extends TableCommand {
  @Argument(name = "jar", description = "Path on this node", required = true)
  @Completion(FileCompleter.class)
  String jar;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  void print(PrintStream out) {
    Plan plan = Needed.of(control).plan(JarFiles.existing(jar));
    Table table = new Table(noFormat, "", List.of("What", "Answer"));
    table.row("Bundle", plan.symbolicName() + " (" + plan.kind() + ")");
    table.row("Version", plan.version());
    table.row("Replaces", plan.replaces() == null ? "nothing, it is new" : plan.replaces());
    table.row("Restarts", joined(plan.restarts()));
    table.row("Schema steps", joined(plan.schemaSteps()));
    table.row("Has to offer", joined(plan.keys()));
    table.row("Possible", plan.possible() ? "yes" : "no");
    for (Plan.Refusal refusal : plan.refusals()) {
      table.row(refusal.code(), refusal.sentence());
    }
    table.print(out);
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }
}
