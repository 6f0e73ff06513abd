package org.wellbundle.operations.swap.internal;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.operations.swap.ModuleControl;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.Plan;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.desired.DesiredStore;
import org.wellbundle.platform.messaging.EventCursors;

/**
 * Does it here, then says for all nodes that it should be so. Nothing that failed here is asked of
 * the others.
 */
@Component(service = ModuleControl.class)
public final class SharedModules implements ModuleControl {
  private final LocalModules local;
  private final DesiredStore store;
  private final EventCursors cursors;

  @Activate
  public SharedModules(
      @Reference LocalModules local,
      @Reference DesiredStore store,
      @Reference EventCursors cursors) {
    this.local = local;
    this.store = store;
    this.cursors = cursors;
  }

  @Override
  public List<ModuleView> modules() {
    return local.engine().modules();
  }

  @Override
  public Plan plan(Path jar) {
    return local.engine().plan(jar);
  }

  @Override
  public Report bring(Path jar, String actor) {
    return alone(() -> shared(local.engine().bring(jar, actor), actor));
  }

  @Override
  public Report rollBack(String symbolicName, String actor) {
    return alone(() -> shared(local.engine().rollBack(symbolicName, actor), actor));
  }

  private Report shared(Report report, String actor) {
    if (report.worked()) {
      local.engine().serving(report.symbolicName()).ifPresent(now -> store.want(now, actor));
    }
    return report;
  }

  @Override
  public Report remove(String symbolicName, String actor) {
    return alone(
        () -> {
          boolean here = local.engine().serving(symbolicName).isPresent();
          if (!here && store.wants(symbolicName)) {
            store.wantNothing(symbolicName, actor);
            return gone(symbolicName, actor);
          }
          Report report = local.engine().remove(symbolicName, actor);
          if (report.worked()) {
            store.wantNothing(symbolicName, actor);
          }
          return report;
        });
  }

  /** It isn't on this node, and now it isn't wanted anywhere. */
  private static Report gone(String symbolicName, String actor) {
    return new Report(
        symbolicName,
        null,
        null,
        Report.Result.DONE,
        "swap.removed",
        symbolicName + " isn't here and isn't wanted on any node any more; its data stays.",
        List.of(),
        Instant.now(),
        actor);
  }

  /** Without the node being led back to what was wanted before. */
  private Report alone(Supplier<Report> change) {
    local.change().lock();
    try {
      return change.get();
    } finally {
      local.change().unlock();
    }
  }

  @Override
  public boolean forget(String symbolicName) {
    if (local.engine().serving(symbolicName).isPresent()) {
      throw new IllegalStateException(
          symbolicName + " is installed. Remove it first: module:remove " + symbolicName);
    }
    boolean waited = cursors.forget(symbolicName);
    return store.forget(symbolicName) || waited;
  }

  @Override
  public List<Report> reports() {
    return local.engine().reports();
  }

  @Override
  public List<String> lingering() {
    return local.engine().lingering();
  }
}
