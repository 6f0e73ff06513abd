package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;

/** Lets go of what will not come back. */
@Service
@Command(
    scope = "module",
    name = "forget",
    description =
        "Drops what waits for a removed module: its events and its place among what should"
            + " be installed. Its data stays.",
    detailedDescription = "Example: module:forget challenges")
@SuppressWarnings("NullAway.Init")
public final class ModuleForgetCommand implements Action {
  @Argument(
      name = "module",
      description = "Symbolic name, or the name its events wait under",
      required = true)
  String module;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    if (!Needed.of(control).forget(module)) {
      throw new IllegalArgumentException(
          "Nothing is known of " + module + ". wellbundle:modules lists what is installed.");
    }
    System.out.println(module + " is forgotten.");
    return null;
  }
}
