package org.wellbundle.operations.swap.internal.engine;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.ModuleView;
import org.wellbundle.operations.swap.ModuleView.Kind;
import org.wellbundle.operations.trust.BundleJars;
import org.wellbundle.platform.promotion.PromotionDesk;

/** What is installed, from which jars, and which of it serves. */
final class Inventory {
  private static final Logger LOG = LoggerFactory.getLogger(Inventory.class);

  private final Map<Long, Known> known = new ConcurrentHashMap<>();
  private final Bundles bundles;
  private final PromotionDesk desk;
  private final Shelf shelf;
  private final BundleJars jars;
  private volatile boolean told;

  Inventory(Bundles bundles, PromotionDesk desk, Shelf shelf, BundleJars jars) {
    this.bundles = bundles;
    this.desk = desk;
    this.shelf = shelf;
    this.jars = jars;
  }

  List<ModuleView> modules() {
    List<ModuleView> views = new ArrayList<>();
    for (Bundle bundle : bundles.swappable()) {
      try {
        Bundles.kind(bundle).ifPresent(kind -> views.add(view(bundle, kind)));
      } catch (RuntimeException e) {
        if (bundle.getState() != Bundle.UNINSTALLED) {
          throw e;
        }
        LOG.debug("{} went while it was looked at", bundle);
      }
    }
    return views;
  }

  /** So that a jar is copied and hashed once. */
  private record Known(long modified, boolean kept, Optional<Artifact> artifact) {
    boolean isThere() {
      return artifact.isPresent() && Files.isRegularFile(artifact.get().jar());
    }
  }

  private ModuleView view(Bundle bundle, Kind kind) {
    String name = bundle.getSymbolicName();
    String hash = artifactOf(bundle).map(Artifact::hash).orElse("");
    String state =
        bundle.getState() != Bundle.ACTIVE
            ? "stopped"
            : desk.serves(bundle.getBundleId()) ? "serving" : "held";
    return new ModuleView(
        name,
        kind,
        Bundles.id(bundle, kind),
        bundle.getVersion().toString(),
        state,
        hash,
        shelf.earlier(name).stream()
            .filter(each -> !each.hash().equals(hash))
            .map(each -> each.version().toString())
            .toList());
  }

  /** What a bundle was installed from, kept for a way back as long as there is room. */
  Optional<Artifact> artifactOf(Bundle bundle) {
    Known before = known.get(bundle.getBundleId());
    if (before != null && before.modified() == bundle.getLastModified() && before.isThere()) {
      return before.artifact();
    }
    Known now = look(bundle);
    known.put(bundle.getBundleId(), now);
    return now.artifact();
  }

  private Known look(Bundle bundle) {
    long modified = bundle.getLastModified();
    Optional<Path> jar = jars.of(bundle);
    try {
      Optional<Path> copy = jar.map(shelf::keep);
      told = false;
      return new Known(modified, true, copy.flatMap(kept -> Artifact.read(kept, Shelf.hash(kept))));
    } catch (UncheckedIOException e) {
      if (!told) {
        told = true;
        LOG.warn("{} serves, but its jar can't be kept for a way back: {}", bundle, e.getMessage());
      }
      return new Known(
          modified, false, jar.flatMap(inPlace -> Artifact.read(inPlace, Shelf.sum(inPlace))));
    }
  }

  /** The jar that serves under a symbolic name. */
  Optional<Artifact> serving(String symbolicName) {
    return bundles.serving(symbolicName).flatMap(this::artifactOf);
  }

  /** Bundles that went needn't be remembered; what had no room is kept when there is some. */
  void tidy() {
    known.keySet().removeIf(bundles::isGone);
    known.values().removeIf(each -> !each.kept());
  }

  /** Deletes older jars that nothing has, had lately or wants: planned, refused, long replaced. */
  void prune(Set<String> wanted, Instant before) {
    Set<String> needed = new HashSet<>(wanted);
    known.values().stream()
        .flatMap(each -> each.artifact().stream())
        .map(Artifact::hash)
        .forEach(needed::add);
    try {
      shelf.prune(needed, before);
    } catch (UncheckedIOException e) {
      LOG.warn("jars nobody needs can't be deleted: {}", e.getMessage());
    }
  }
}
