package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.CallBudgets;
import org.wellbundle.api.operations.CallBudgets.Budget;

/** Shows what is left of the manufacturers' rate limits. */
@Service
@Command(
    scope = "wellbundle",
    name = "budget",
    description =
        "Shows what manufacturers let us call, and how much of it is used, over all nodes.",
    detailedDescription = "Example: wellbundle:budget")
@SuppressWarnings("NullAway.Init")
public final class BudgetCommand extends TableCommand {
  @Reference(optional = true)
  @Nullable CallBudgets budgets;

  @Override
  void print(PrintStream out) {
    Table table =
        new Table(
            noFormat,
            "No provider was ever here. Install one with wellbundle:swap.",
            List.of("Provider", "State", "Calls a minute", "Last minute", "Free now", "Waits"));
    for (CallBudgets.Line line : Needed.of(budgets).all()) {
      String state = line.available() ? "here" : "away";
      Budget budget = line.budget();
      if (budget == null) {
        table.row(line.providerId(), state, line.available() ? "no limit" : "", "", "", "");
      } else {
        table.row(
            line.providerId(),
            state,
            Math.round(budget.callsPerMinute()),
            budget.usedLastMinute(),
            budget.freeNow(),
            budget.tight() ? "for the limit" : "no");
      }
    }
    table.print(out);
  }
}
