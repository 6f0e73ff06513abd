package org.wellbundle.operations.console.internal;

import java.nio.file.Path;
import java.util.List;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;

/** A module, a provider and a tenant are installed; nothing can be changed. */
final class InstalledModules implements ModuleControl {
  @Override
  public List<ModuleView> modules() {
    return List.of(
        view(ModuleView.Kind.MODULE, "support"),
        view(ModuleView.Kind.PROVIDER, "withings"),
        view(ModuleView.Kind.TENANT, "acme"));
  }

  private static ModuleView view(ModuleView.Kind kind, String id) {
    return new ModuleView("org.example." + id, kind, id, "1.2.0", "serving", "", List.of());
  }

  @Override
  public Plan plan(Path jar) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Report bring(Path jar, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Report rollBack(String symbolicName, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Report remove(String symbolicName, String actor) {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean forget(String symbolicName) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<Report> reports() {
    return List.of();
  }

  @Override
  public List<String> lingering() {
    return List.of();
  }
}
