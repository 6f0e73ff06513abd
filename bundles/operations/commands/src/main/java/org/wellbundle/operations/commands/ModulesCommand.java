package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.wellbundle.operations.swap.ModuleView.Kind;

/** Lists what can be swapped. */
@Service
@Command(
    scope = "wellbundle",
    name = "modules",
    description =
        "Lists modules and providers with their versions, and those a roll-back can reach.",
    detailedDescription = "Example: wellbundle:modules --no-format")
public final class ModulesCommand extends ModuleListCommand {
  @Override
  void print(PrintStream out) {
    print(
        out,
        "None is installed. Install one with wellbundle:swap.",
        view -> view.kind() != Kind.TENANT);
    List<String> lingering = Needed.of(control).lingering();
    if (!noFormat && !lingering.isEmpty()) {
      out.println("Not collected yet: " + String.join(", ", lingering));
    }
  }
}
