package org.wellbundle.operations.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.api.operations.CallBudgets;

/** Ids of providers that are here or were here. */
@Service
@SuppressWarnings("NullAway.Init")
public final class ProviderCompleter implements Completer {
  @Reference(optional = true)
  private @Nullable CallBudgets budgets;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    if (budgets == null) {
      return -1;
    }
    return new StringsCompleter(budgets.all().stream().map(CallBudgets.Line::providerId).toList())
        .complete(session, line, candidates);
  }
}
