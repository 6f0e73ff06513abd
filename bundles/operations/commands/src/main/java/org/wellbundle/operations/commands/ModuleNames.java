package org.wellbundle.operations.commands;

import java.util.List;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;

/**
 * What operators call a module: by its symbolic name, or by the id that lists show first. A module,
 * a provider and an employer may well have the same id; only a symbolic name says for sure which
 * one is meant.
 */
final class ModuleNames {
  private ModuleNames() {}

  static String symbolic(ModuleControl control, String given) {
    List<ModuleView> modules = control.modules();
    if (modules.stream().anyMatch(each -> each.symbolicName().equals(given))) {
      return given;
    }
    List<String> names =
        modules.stream()
            .filter(each -> each.id().equals(given))
            .map(ModuleView::symbolicName)
            .distinct()
            .sorted()
            .toList();
    if (names.size() > 1) {
      throw new IllegalArgumentException(
          given
              + " may be "
              + String.join(" or ", names)
              + ". Nothing was done: say which one by its symbolic name.");
    }
    return names.isEmpty() ? given : names.get(0);
  }
}
