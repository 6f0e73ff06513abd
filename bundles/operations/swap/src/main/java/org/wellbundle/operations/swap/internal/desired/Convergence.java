package org.wellbundle.operations.swap.internal.desired;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.desired.DesiredStore.Wanted;
import org.wellbundle.operations.swap.internal.engine.Artifact;
import org.wellbundle.operations.swap.internal.engine.Engine;
import org.wellbundle.operations.swap.internal.engine.Shelf;

/** Makes this node have what there should be. */
final class Convergence {
  private static final String ACTOR = "the desired state";

  private final DesiredStore store;
  private final Engine engine;
  private final Shelf shelf;
  private final String node;
  private final Map<String, Wanted> failed = new ConcurrentHashMap<>();

  Convergence(DesiredStore store, Engine engine, Shelf shelf, String node) {
    this.store = store;
    this.engine = engine;
    this.shelf = shelf;
    this.node = node;
  }

  /** One look. What failed is tried again when something else is wanted, or the node restarts. */
  void look() {
    for (Wanted wanted : store.all()) {
      String here = engine.serving(wanted.symbolicName()).map(Artifact::hash).orElse(null);
      if (!Objects.equals(here, wanted.hash())
          && !wanted.equals(failed.get(wanted.symbolicName()))) {
        reach(wanted);
      }
    }
  }

  private void reach(Wanted wanted) {
    Report report =
        wanted.hash() == null
            ? engine.remove(wanted.symbolicName(), ACTOR)
            : engine.bring(jar(wanted.hash()), ACTOR);
    store.outcome(node, wanted.symbolicName(), wanted.hash(), report);
    if (report.worked()) {
      failed.remove(wanted.symbolicName());
    } else {
      failed.put(wanted.symbolicName(), wanted);
    }
  }

  private Path jar(String hash) {
    Optional<Path> kept = shelf.find(hash);
    return kept.isPresent() ? kept.get() : store.fetch(hash, shelf);
  }
}
