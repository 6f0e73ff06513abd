package org.wellbundle.operations.trust.internal;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.trust.BundleJars;
import org.wellbundle.operations.trust.Door;
import org.wellbundle.operations.trust.Verdict;

/**
 * Throws out every bundle that isn't let in, as soon as it is installed, and stands in every
 * resolve process for what gets past that, an update for example: its requirements find nothing.
 *
 * <p>Taking it from the resolvable ones would be simpler. But then the framework overlooks what
 * resolved bundles offer, its own system bundle included, so that nobody else could resolve.
 */
final class DoorKeeper
    implements Door, ResolverHookFactory, ResolverHook, SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);

  private final Rules rules;
  private final BundleJars jars;
  private final long self;
  private final Map<Long, Seen> seen = new ConcurrentHashMap<>();
  private final RefusalRing refusals = new RefusalRing();

  private record Seen(long modified, Verdict verdict) {}

  /**
   * @param self number of this bundle, which is let in
   */
  DoorKeeper(Rules rules, BundleJars jars, long self) {
    this.rules = rules;
    this.jars = jars;
    this.self = self;
  }

  @Override
  public Verdict examine(Path jar) {
    return rules.judge(jar);
  }

  @Override
  public Verdict examine(Bundle bundle) {
    long id = bundle.getBundleId();
    if (id == 0 || id == self) {
      return Verdict.let("part of the framework");
    }
    Seen known = seen.get(id);
    if (known != null && known.modified() == bundle.getLastModified()) {
      return known.verdict();
    }
    Verdict verdict = judge(bundle);
    seen.put(id, new Seen(bundle.getLastModified(), verdict));
    if (!verdict.trusted()) {
      refusals.add(bundle, verdict);
      LOG.error(
          "bundle {} {} ({}) is not let in: {} [{}]",
          Texts.printable(String.valueOf(bundle.getSymbolicName())),
          bundle.getVersion(),
          Texts.printable(bundle.getLocation()),
          verdict.sentence(),
          verdict.code());
    }
    return verdict;
  }

  private Verdict judge(Bundle bundle) {
    try {
      Optional<Path> jar = jars.of(bundle);
      return jar.map(file -> rules.judge(file, bundle.getHeaders("")))
          .orElseGet(
              () ->
                  Verdict.refuse(
                      "trust.no-jar", "The bundle is no jar file. Install it as a signed jar."));
    } catch (RuntimeException e) {
      LOG.error("bundle {} can't be examined", bundle, e);
      return Verdict.refuse("trust.unreadable", "The bundle can't be read, see the log.");
    }
  }

  RefusalRing refusals() {
    return refusals;
  }

  /** For what was there before. */
  void sweep(Bundle[] bundles) {
    for (Bundle bundle : bundles) {
      if (!examine(bundle).trusted()) {
        throwOut(bundle);
      }
    }
  }

  @Override
  public ResolverHook begin(Collection<BundleRevision> triggers) {
    return this;
  }

  @Override
  public void filterResolvable(Collection<BundleRevision> candidates) {
    candidates.removeIf(
        revision -> !examine(revision.getBundle()).trusted() && needsNothing(revision));
  }

  private static boolean needsNothing(BundleRevision revision) {
    return revision.getDeclaredRequirements(null).stream()
        .map(BundleRequirement::getDirectives)
        .noneMatch(
            each ->
                each.getOrDefault(Constants.RESOLUTION_DIRECTIVE, Constants.RESOLUTION_MANDATORY)
                        .equals(Constants.RESOLUTION_MANDATORY)
                    && each.getOrDefault(Constants.EFFECTIVE_DIRECTIVE, Constants.EFFECTIVE_RESOLVE)
                        .equals(Constants.EFFECTIVE_RESOLVE));
  }

  @Override
  public void bundleChanged(BundleEvent event) {
    Bundle bundle = event.getBundle();
    if (event.getType() == BundleEvent.UNINSTALLED) {
      seen.remove(bundle.getBundleId());
    } else if (event.getType() == BundleEvent.INSTALLED && !examine(bundle).trusted()) {
      throwOut(bundle);
    }
  }

  private static void throwOut(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      LOG.error("bundle {} can't be thrown out", bundle, e);
    }
  }

  @Override
  public void filterSingletonCollisions(
      BundleCapability singleton, Collection<BundleCapability> candidates) {}

  @Override
  public void filterMatches(
      BundleRequirement requirement, Collection<BundleCapability> candidates) {
    if (!examine(requirement.getRevision().getBundle()).trusted()) {
      candidates.clear();
    }
  }

  @Override
  public void end() {}
}
