package org.wellbundle.operations.retention.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.api.operations.RetentionRule;
import org.wellbundle.api.operations.RetentionRule.Due;
import org.wellbundle.operations.retention.Retention.Line;
import org.wellbundle.operations.retention.internal.RunTable.Run;

/** Removes bit by bit, one rule after the other; one that fails keeps no other from its turn. */
final class Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Supplier<List<RetentionRule>> rules;
  private final RunTable runs;
  private final Pause pause;
  private final Clock clock;

  /** Waits between two bits. */
  interface Pause {
    /** False when it is time to stop. */
    boolean take();
  }

  Rounds(Supplier<List<RetentionRule>> rules, RunTable runs, Pause pause, Clock clock) {
    this.rules = rules;
    this.runs = runs;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * One round.
   *
   * @param within rules that some node saw to within this time are left out
   */
  void run(Duration within) {
    for (RetentionRule rule : sorted()) {
      if (runs.claim(rule.name(), within) && !run(rule)) {
        return;
      }
    }
  }

  /** False when it is time to stop. */
  private boolean run(RetentionRule rule) {
    Instant now = clock.instant();
    long removed = 0;
    try {
      for (long some = rule.remove(now); some > 0; some = rule.remove(now)) {
        removed += some;
        runs.progress(rule.name(), removed);
        if (!pause.take()) {
          return false;
        }
      }
      runs.end(rule.name(), null);
    } catch (RuntimeException e) {
      LOG.warn("What is kept as {} can't be removed now: {}", rule.name(), e.getMessage());
      LOG.debug("details", e);
      runs.end(rule.name(), "It failed and is tried again at the next look; the log says why.");
    }
    if (removed > 0) {
      LOG.info("Removed {} rows kept as {} for longer than {}", removed, rule.name(), rule.keep());
    }
    return true;
  }

  List<Line> lines() {
    Instant now = clock.instant();
    Map<String, Run> last = runs.all();
    return sorted().stream().map(rule -> line(rule, last, now)).toList();
  }

  private static Line line(RetentionRule rule, Map<String, Run> last, Instant now) {
    Due due = rule.due(now);
    Run run = last.get(rule.name());
    return new Line(
        rule.name(),
        rule.about(),
        rule.keep(),
        rule.setting(),
        due.rows(),
        due.oldest(),
        due.by(),
        run == null ? null : run.begun(),
        run == null ? 0 : run.removed(),
        run == null ? null : run.problem());
  }

  private List<RetentionRule> sorted() {
    return rules.get().stream().sorted(Comparator.comparing(RetentionRule::name)).toList();
  }
}
