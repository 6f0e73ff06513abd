package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.apache.karaf.shell.support.table.ShellTable;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.Plan;

/** Says what a swap would do. */
@Service
@Command(
    scope = "wellbundle",
    name = "plan",
    description =
        "Says what installing a jar would do, and changes nothing."
            + " Example: wellbundle:plan /srv/jars/challenges-1.2.0.jar")
@SuppressWarnings("NullAway.Init")
public final class PlanCommand implements Action {
  @Argument(name = "jar", description = "Path on this node", required = true)
  @Completion(FileCompleter.class)
  String jar;

  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    print(System.out, Needed.of(control).plan(JarFiles.existing(jar)));
    return null;
  }

  void print(PrintStream out, Plan plan) {
    ShellTable table = new ShellTable();
    table.column("What");
    table.column("Answer");
    row(table, "Bundle", plan.symbolicName() + " (" + plan.kind() + ")");
    row(table, "Version", plan.version());
    row(table, "Replaces", plan.replaces() == null ? "nothing, it is new" : plan.replaces());
    row(table, "Restarts", joined(plan.restarts()));
    row(table, "Schema steps", joined(plan.schemaSteps()));
    row(table, "Has to offer", joined(plan.keys()));
    row(table, "Possible", plan.possible() ? "yes" : "no");
    for (Plan.Refusal refusal : plan.refusals()) {
      row(table, refusal.code(), refusal.sentence());
    }
    table.print(out, !noFormat);
  }

  private static String joined(List<String> texts) {
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }

  private static void row(ShellTable table, String what, String answer) {
    table.addRow().addContent(what, answer);
  }
}
