package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.Report;
import org.wellbundle.operations.swap.Report.Result;
import org.wellbundle.platform.promotion.PromotionDesk;

/**
 * Exchanges one bundle: the new version is installed beside the old one, held, started and looked
 * at; then they change places in one step, and the old one goes when its calls are done. Whatever
 * fails before that leaves the old version as it was.
 */
final class Swap {
  private static final Logger LOG = LoggerFactory.getLogger(Swap.class);

  private final Bundles bundles;
  private final PromotionDesk desk;
  private final Health health;
  private final Requirements requirements;
  private final Duration patience;
  private final Artifact artifact;
  private final @Nullable Bundle old;
  private final String actor;
  private final Timings timings = new Timings();

  Swap(Tools tools, Artifact artifact, @Nullable Bundle old, String actor) {
    this.bundles = tools.bundles();
    this.desk = tools.desk();
    this.health = tools.health();
    this.requirements = tools.requirements();
    this.patience = tools.patience();
    this.artifact = artifact;
    this.old = old;
    this.actor = actor;
  }

  /** What every swap of a node works with. */
  record Tools(
      Bundles bundles,
      PromotionDesk desk,
      Health health,
      Requirements requirements,
      Duration patience) {}

  Report run() {
    timings.begin("install");
    Bundle fresh;
    try {
      fresh = bundles.install(artifact);
    } catch (BundleException | IOException e) {
      return report(Result.REFUSED, "swap.not-installable", "It can't be installed: " + cause(e));
    }
    try {
      return run(fresh);
    } catch (BundleException e) {
      return undo(fresh, "swap.start-failed", "It doesn't start: " + cause(e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return undo(fresh, "swap.interrupted", "This node is stopping. Try again.");
    } catch (RuntimeException | LinkageError e) {
      LOG.error("swap to {} failed at {}", artifact, timings.current(), e);
      return undo(fresh, "swap.failed", "Step " + timings.current() + " failed: " + cause(e));
    }
  }

  private Report run(Bundle fresh) throws BundleException, InterruptedException {
    timings.begin("check");
    List<String> missing = requirements.missing(fresh);
    if (!missing.isEmpty()) {
      remove(fresh);
      return report(Result.REFUSED, "swap.requirement-missing", String.join(" ", missing));
    }
    Health.Standard standard = health.standard(old);
    timings.begin("start");
    fresh.start(Bundle.START_TRANSIENT);
    timings.begin("health");
    List<String> troubles = health.await(fresh, standard, patience);
    if (!troubles.isEmpty()) {
      return undo(fresh, "swap.unhealthy", String.join(" ", troubles));
    }
    timings.begin("promote");
    fresh.start();
    desk.promote(fresh.getBundleId());
    timings.begin("verify");
    troubles = health.troubles(fresh, standard);
    if (!troubles.isEmpty()) {
      return undo(fresh, "swap.unhealthy-in-service", String.join(" ", troubles));
    }
    return old == null ? done("") : retire(old);
  }

  private Report retire(Bundle before) {
    timings.begin("drain");
    List<String> left = bundles.retire(before);
    return done(
        left.isEmpty() ? "" : " The old version left something behind: " + String.join(", ", left));
  }

  private Report done(String remark) {
    String sentence =
        old == null
            ? artifact + " serves."
            : artifact + " serves in place of " + old.getVersion() + ".";
    return report(Result.DONE, "swap.done", sentence + remark);
  }

  private Report undo(Bundle fresh, String code, String sentence) {
    timings.begin("undo");
    if (old != null && desk.promoted(artifact.symbolicName()).orElse(-1) == fresh.getBundleId()) {
      desk.promote(old.getBundleId());
    }
    remove(fresh);
    return report(
        Result.ROLLED_BACK,
        code,
        sentence + (old == null ? "" : " Version " + old.getVersion() + " serves on."));
  }

  private void remove(Bundle fresh) {
    bundles.retire(fresh);
  }

  private Report report(Result result, String code, String sentence) {
    return new Report(
        artifact.symbolicName(),
        old == null ? null : old.getVersion().toString(),
        artifact.version().toString(),
        result,
        code,
        sentence,
        timings.end(),
        Instant.now(),
        actor);
  }

  /** The innermost message; the framework wraps what an activator throws. */
  private static String cause(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
