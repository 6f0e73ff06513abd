package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;

/** Takes a module away. */
@Service
@Command(
    scope = "module",
    name = "remove",
    description =
        "Takes a module or provider away, on all nodes. Its data stays, and events wait for"
            + " it.",
    detailedDescription = "Example: module:remove org.wellbundle.module.challenges")
@SuppressWarnings("NullAway.Init")
public final class ModuleRemoveCommand implements Action {
  @Argument(name = "bundle", description = "Symbolic name, or id", required = true)
  @Completion(ModuleCompleter.class)
  String bundle;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    ModuleControl modules = Needed.of(control);
    Reports.print(System.out, modules.remove(ModuleNames.symbolic(modules, bundle), Reports.ACTOR));
    return null;
  }
}
