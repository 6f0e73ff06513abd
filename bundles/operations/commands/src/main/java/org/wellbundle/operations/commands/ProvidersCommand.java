package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView.Kind;

/** Lists the manufacturers that are here. */
@Service
@Command(
    scope = "wellbundle",
    name = "providers",
    description =
        "Lists the manufacturers' bundles with their versions. Example: wellbundle:providers")
@SuppressWarnings("NullAway.Init")
public final class ProvidersCommand implements Action {
  @Option(name = "--no-format", description = "Prints plain columns without a frame, for scripts")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    ModuleTable.print(
        System.out,
        Needed.of(control).modules().stream().filter(view -> view.kind() == Kind.PROVIDER).toList(),
        noFormat);
    return null;
  }
}
