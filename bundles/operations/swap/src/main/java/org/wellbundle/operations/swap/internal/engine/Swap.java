package org.wellbundle.operations.swap.internal.engine;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Bundles bundles;
  private final PromotionDesk desk;
  private final Health health;
  private final Requirements requirements;
  private final Duration healthLimit;
  private final Patience patience;
  private final Artifact artifact;
  private final @Nullable Bundle old;
  private final String actor;
  private final Timings timings = new Timings();

  Swap(Tools tools, Artifact artifact, @Nullable Bundle old, String actor) {
    this.bundles = tools.bundles();
    this.desk = tools.desk();
    this.health = tools.health();
    this.requirements = tools.requirements();
    this.healthLimit = tools.healthLimit();
    this.patience = new Patience(limit(tools.healthLimit()));
    this.artifact = artifact;
    this.old = old;
    this.actor = actor;
  }

  /** What stays unhealthy says why itself, in time; this is for what never answers. */
  private static Duration limit(Duration healthLimit) {
    Duration quarter = healthLimit.dividedBy(4);
    return healthLimit.plus(quarter.compareTo(LEAST) > 0 ? quarter : LEAST);
  }

  /** What every swap of a node works with. */
  record Tools(
      Bundles bundles,
      PromotionDesk desk,
      Health health,
      Requirements requirements,
      Duration healthLimit) {}

  Report run() {
    timings.begin("install");
    Bundle fresh;
    try {
      fresh = bundles.install(artifact);
    } catch (BundleException | IOException e) {
      return report(
          Result.REFUSED, "swap.not-installable", "It can't be installed: " + ended(cause(e)));
    }
    try {
      return run(fresh);
    } catch (BundleException e) {
      return undo(fresh, "swap.start-failed", "It doesn't start: " + ended(cause(e)));
    } catch (Patience.ExhaustedException e) {
      boolean starts = "start".equals(timings.current());
      return undo(
          fresh,
          starts ? "swap.start-failed" : "swap.unhealthy",
          (starts ? "It doesn't start: " : "It doesn't show its health: ") + ended(cause(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return undo(fresh, "swap.interrupted", "This node is stopping. Try again.");
    } catch (ExecutionException | RuntimeException | LinkageError e) {
      LOG.error("swap to {} failed at {}", artifact, timings.current(), e);
      return undo(
          fresh, "swap.failed", "Step " + timings.current() + " failed: " + ended(cause(e)));
    }
  }

  private Report run(Bundle fresh)
      throws BundleException,
          ExecutionException,
          InterruptedException,
          Patience.ExhaustedException {
    timings.begin("check");
    List<String> missing = requirements.missing(fresh);
    if (!missing.isEmpty()) {
      bundles.retire(fresh);
      return report(Result.REFUSED, "swap.requirement-missing", String.join(" ", missing));
    }
    Health.Standard standard = health.standard(old);
    timings.begin("start");
    start(fresh);
    timings.begin("health");
    List<String> troubles =
        patience.with(threadName(fresh), () -> health.await(fresh, standard, healthLimit));
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

  /** On a thread of its own: an activator may hang. */
  private void start(Bundle fresh)
      throws BundleException,
          ExecutionException,
          InterruptedException,
          Patience.ExhaustedException {
    try {
      patience.with(
          threadName(fresh),
          () -> {
            fresh.start(Bundle.START_TRANSIENT);
            return fresh;
          });
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BundleException why) {
        throw why;
      }
      throw e;
    }
  }

  private static String threadName(Bundle fresh) {
    return "swap-start-" + fresh.getBundleId();
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
    List<String> left = bundles.retire(fresh);
    return report(
        Result.ROLLED_BACK,
        code,
        sentence
            + (left.isEmpty() ? "" : " It can't be taken away: " + String.join(", ", left) + ".")
            + (old == null ? "" : " Version " + old.getVersion() + " serves on."));
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

  /** What others wrote, made the end of a sentence. */
  private static String ended(String words) {
    return words.endsWith(".") ? words : words + ".";
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
