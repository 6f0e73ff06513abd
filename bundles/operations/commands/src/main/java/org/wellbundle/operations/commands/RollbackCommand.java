package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;

/** Brings back the version before. */
@Service
@Command(
    scope = "wellbundle",
    name = "rollback",
    description = "Brings back the version of a module or provider that ran before, on all nodes.",
    detailedDescription = "Example: wellbundle:rollback org.wellbundle.provider.withings")
@SuppressWarnings("NullAway.Init")
public final class RollbackCommand implements Action {
  @Argument(name = "bundle", description = "Symbolic name, or id", required = true)
  @Completion(ModuleCompleter.class)
  String bundle;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    ModuleControl modules = Needed.of(control);
    Reports.print(
        System.out, modules.rollBack(ModuleNames.symbolic(modules, bundle), Reports.ACTOR));
    return null;
  }
}
