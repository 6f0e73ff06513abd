package org.wellbundle.operations.commands;

import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;

/** Installs or exchanges a module or provider. */
@Service
@Command(
    scope = "wellbundle",
    name = "swap",
    description =
        "Installs a module or provider, or exchanges the version that runs, on all nodes."
            + " The old one serves on when anything fails.",
    detailedDescription = "Example: wellbundle:swap /srv/jars/challenges-1.2.0.jar")
@SuppressWarnings("NullAway.Init")
public final class SwapCommand implements Action {
  @Argument(name = "jar", description = "Path on this node", required = true)
  @Completion(FileCompleter.class)
  String jar;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  @Override
  public @Nullable Object execute() {
    Reports.print(System.out, Needed.of(control).bring(JarFiles.existing(jar), Reports.ACTOR));
    return null;
  }
}
