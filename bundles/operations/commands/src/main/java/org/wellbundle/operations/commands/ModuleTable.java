package org.wellbundle.operations.commands;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import org.apache.karaf.shell.support.table.ShellTable;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/** Modules or providers as a table. */
final class ModuleTable {
  private static final int HASH_DIGITS = 12;

  private ModuleTable() {}

  static void print(PrintStream out, List<ModuleView> views, boolean noFormat) {
    ShellTable table = new ShellTable();
    for (String column : List.of("Id", "Kind", "Version", "State", "Bundle", "Hash", "Earlier")) {
      table.column(column);
    }
    table.emptyTableText("There are none.");
    for (ModuleView view : views) {
      table
          .addRow()
          .addContent(
              view.id(),
              view.kind().name().toLowerCase(Locale.ROOT),
              view.version(),
              view.state(),
              view.symbolicName(),
              view.hash().substring(0, Math.min(HASH_DIGITS, view.hash().length())),
              String.join(", ", view.earlier()));
    }
    table.print(out, !noFormat);
  }

  /** Class loaders that should be gone. */
  static void printLingering(PrintStream out, ModuleControl control) {
    List<String> lingering = control.lingering();
    if (!lingering.isEmpty()) {
      out.println("Not collected yet: " + String.join(", ", lingering));
    }
  }
}
