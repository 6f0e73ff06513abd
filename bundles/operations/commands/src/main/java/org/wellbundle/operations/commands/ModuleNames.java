package org.wellbundle.operations.commands;

import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/** What operators call a module: by its symbolic name, or by the id that lists show first. */
final class ModuleNames {
  private ModuleNames() {}

  static String symbolic(ModuleControl control, String given) {
    return control.modules().stream()
        .filter(each -> each.id().equals(given))
        .map(ModuleView::symbolicName)
        .findFirst()
        .orElse(given);
  }
}
