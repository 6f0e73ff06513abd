package org.wellbundle.operations.commands;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.wellbundle.operations.swap.ModuleView.Kind;

/** Lists the manufacturers that are here. */
@Service
@Command(
    scope = "wellbundle",
    name = "providers",
    description = "Lists the manufacturers' bundles with their versions.",
    detailedDescription = "Example: wellbundle:providers")
public final class ProvidersCommand extends ModuleListCommand {
  @Override
  void print(PrintStream out) {
    print(
        out,
        "No provider is installed. Install one with wellbundle:swap.",
        view -> view.kind() == Kind.PROVIDER);
  }
}
