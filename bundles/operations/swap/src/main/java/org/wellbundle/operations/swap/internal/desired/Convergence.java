package org.wellbundle.operations.swap.internal.desired;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.internal.desired.DesiredStore.Wanted;
import org.wellbundle.operations.swap.internal.engine.Artifact;
import org.wellbundle.operations.swap.internal.engine.Engine;
import org.wellbundle.operations.swap.internal.engine.Shelf;
import org.wellbundle.platform.database.DatabaseException;

/** Makes this node have what there should be. */
final class Convergence {
  private static final Logger LOG = LoggerFactory.getLogger(Convergence.class);
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

  /**
   * One look. What failed is tried again when something else is wanted, or the node restarts. What
   * threw keeps no other from being reached, and is tried again at the next look; only without the
   * database there is nothing to look at.
   */
  void look() {
    List<Wanted> all = store.all();
    for (Wanted wanted : all) {
      try {
        compare(wanted);
      } catch (RuntimeException e) {
        if (e instanceof DatabaseException database && database.unavailable()) {
          throw e;
        }
        threw(wanted, e);
      }
    }
    engine.prune(
        all.stream().map(Wanted::hash).filter(Objects::nonNull).collect(Collectors.toSet()));
  }

  private void compare(Wanted wanted) {
    String here = engine.serving(wanted.symbolicName()).map(Artifact::hash).orElse(null);
    if (!Objects.equals(here, wanted.hash()) && !wanted.equals(failed.get(wanted.symbolicName()))) {
      reach(wanted);
    }
  }

  private void threw(Wanted wanted, RuntimeException why) {
    LOG.warn("{} isn't as it should be here: {}", wanted.symbolicName(), why.getMessage());
    LOG.debug("details", why);
    Report report =
        new Report(
            wanted.symbolicName(),
            null,
            null,
            Report.Result.REFUSED,
            "swap.failed",
            "It couldn't be reached: " + why.getMessage(),
            List.of(),
            Instant.now(),
            ACTOR);
    try {
      store.outcome(node, wanted.symbolicName(), wanted.hash(), report);
    } catch (DatabaseException e) {
      LOG.debug("and that isn't on record", e);
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
