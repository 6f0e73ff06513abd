package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.BundleWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.ModuleView.Kind;
import org.wellbundle.platform.promotion.PromotionDesk;

/** The framework's side of a swap. */
final class Bundles {
  /** Addresses of bundles that a swap installed. */
  static final String SCHEME = "wellbundle:";

  private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);
  private static final int START_LEVEL = 80;

  private final BundleContext context;
  private final PromotionDesk desk;
  private final Lingering lingering;
  private final Duration stopPatience;

  Bundles(BundleContext context, PromotionDesk desk, Lingering lingering, Duration stopPatience) {
    this.context = context;
    this.desk = desk;
    this.lingering = lingering;
    this.stopPatience = stopPatience;
  }

  /** All that can be swapped. */
  List<Bundle> swappable() {
    return Stream.of(context.getBundles()).filter(each -> kind(each).isPresent()).toList();
  }

  /** True for the number of a bundle that isn't installed any more. */
  boolean isGone(long bundleId) {
    return context.getBundle(bundleId) == null;
  }

  static Optional<Kind> kind(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    if (revision == null) {
      return Optional.empty();
    }
    return Stream.of(Kind.values())
        .filter(kind -> !revision.getDeclaredCapabilities(kind.namespace()).isEmpty())
        .findFirst();
  }

  static String id(Bundle bundle, Kind kind) {
    BundleRevision revision =
        Objects.requireNonNull(bundle.adapt(BundleRevision.class), "uninstalled meanwhile");
    return String.valueOf(
        revision.getDeclaredCapabilities(kind.namespace()).get(0).getAttributes().get("id"));
  }

  /** The one that serves under a symbolic name. */
  Optional<Bundle> serving(String symbolicName) {
    OptionalLong promoted = desk.promoted(symbolicName);
    if (promoted.isPresent()) {
      return Optional.ofNullable(context.getBundle(promoted.getAsLong()));
    }
    return swappable().stream()
        .filter(each -> each.getSymbolicName().equals(symbolicName))
        .filter(each -> desk.serves(each.getBundleId()))
        .max((a, b) -> a.getVersion().compareTo(b.getVersion()));
  }

  /** Installs a copy that serves nobody yet. */
  Bundle install(Artifact artifact) throws BundleException, IOException {
    String location =
        SCHEME
            + artifact.symbolicName()
            + "/"
            + artifact.version()
            + "?t="
            + Long.toString(System.nanoTime(), 36);
    try (InputStream in = Files.newInputStream(artifact.jar())) {
      Bundle fresh = context.installBundle(location, in);
      BundleStartLevel level = fresh.adapt(BundleStartLevel.class);
      if (level == null || fresh.getState() == Bundle.UNINSTALLED) {
        throw new BundleException(
            "it was turned away at the door, wellbundle:history says why",
            BundleException.REJECTED_BY_HOOK);
      }
      desk.hold(fresh.getBundleId());
      level.setStartLevel(START_LEVEL);
      return fresh;
    }
  }

  /** Names of bundles that are wired to what a bundle exports. */
  static List<String> dependents(Bundle bundle) {
    BundleWiring wiring = bundle.adapt(BundleWiring.class);
    if (wiring == null) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>();
    wiring
        .getProvidedWires(null)
        .forEach(
            wire -> {
              Bundle other = wire.getRequirer().getBundle();
              if (!other.equals(bundle)) {
                names.add(other.getSymbolicName());
              }
            });
    return List.copyOf(names);
  }

  /** Lets calls finish, stops and uninstalls. Says what was left behind, if anything. */
  List<String> retire(Bundle bundle) {
    List<String> left = new ArrayList<>();
    lingering.watch(bundle);
    Thread stopper = new Thread(() -> stop(bundle, left), "swap-stop-" + bundle.getBundleId());
    stopper.setDaemon(true);
    stopper.start();
    try {
      stopper.join(stopPatience.toMillis());
      if (stopper.isAlive()) {
        left.add("it didn't stop within " + stopPatience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return left;
  }

  private static void stop(Bundle bundle, List<String> left) {
    try {
      bundle.stop();
    } catch (BundleException e) {
      LOG.warn("{} complained while it stopped", bundle, e);
      left.add("it complained while it stopped: " + e.getMessage());
    }
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      LOG.error("{} can't be uninstalled", bundle, e);
      left.add("it can't be uninstalled: " + e.getMessage());
    }
  }
}
