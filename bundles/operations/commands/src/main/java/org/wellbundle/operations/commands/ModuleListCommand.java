package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/** Lists some of what can be swapped. */
@SuppressWarnings("NullAway.Init")
public abstract class ModuleListCommand extends TableCommand {
  private static final int HASH_DIGITS = 12;

  @Reference(optional = true)
  @Nullable ModuleControl control;

  final void print(PrintStream out, String whenEmpty, Predicate<ModuleView> listed) {
    Table table =
        new Table(
            noFormat,
            whenEmpty,
            List.of("Id", "Kind", "Version", "State", "Bundle", "Hash", "Earlier"));
    Needed.of(control).modules().stream()
        .filter(listed)
        .forEach(
            view ->
                table.row(
                    view.id(),
                    view.kind().name().toLowerCase(Locale.ROOT),
                    view.version(),
                    view.state(),
                    view.symbolicName(),
                    view.hash().substring(0, Math.min(HASH_DIGITS, view.hash().length())),
                    String.join(", ", view.earlier())));
    table.print(out);
  }
}
