package org.wellbundle.operations.commands;

import java.util.List;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Completer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/** Symbolic names of modules and providers that are here now. */
@Service
@SuppressWarnings("NullAway.Init")
public final class ModuleCompleter implements Completer {
  @Reference(optional = true)
  private @Nullable ModuleControl control;

  @Override
  public int complete(Session session, CommandLine line, List<String> candidates) {
    if (control == null) {
      return -1;
    }
    return new StringsCompleter(
            control.modules().stream().map(ModuleView::symbolicName).distinct().toList())
        .complete(session, line, candidates);
  }
}
