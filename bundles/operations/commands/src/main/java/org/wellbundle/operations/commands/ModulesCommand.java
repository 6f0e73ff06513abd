package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView.Kind;

/** Lists what can be swapped. */
@Service
@Command(
    scope = "wellbundle",
    name = "modules",
    description =
        "Lists modules and providers with their versions, and those a roll-back can reach."
            + " Example: wellbundle:modules --no-format")
@SuppressWarnings("NullAway.Init")
public final class ModulesCommand implements Action {
  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    ModuleTable.print(
        System.out,
        Needed.of(control).modules().stream().filter(view -> view.kind() != Kind.TENANT).toList(),
        noFormat);
    ModuleTable.printLingering(System.out, Needed.of(control));
    return null;
  }
}
