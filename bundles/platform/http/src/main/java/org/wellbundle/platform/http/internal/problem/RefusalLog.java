package org.wellbundle.platform.http.internal.problem;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.platform.http.Problem;

/**
 * One line for each call that was refused for who made it, how often, or how: what an operator
 * looks for when somebody tries doors. It holds codes and numbers, never what was sent; tenant and
 * correlation id are the line's own. Whoever tries very many doors fills no disk: what goes beyond
 * a few lines a second is counted.
 */
public final class RefusalLog {
  /** Of all nodes' logs the name to filter for. */
  static final String NAME = "org.wellbundle.platform.http.refusals";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final Set<Integer> STATUSES = Set.of(401, 403, 413, 423, 429);

  /** The answer to a page that asks whether anybody is signed in. */
  private static final String NOBODY = "session.required";

  private static final int LINES_A_SECOND = 20;
  private static final RefusalLog SHARED = new RefusalLog(System::nanoTime, LOG::info);

  private final LongSupplier nanos;
  private final Consumer<String> out;
  private long second = Long.MIN_VALUE;
  private int lines;
  private long left;

  RefusalLog(LongSupplier nanos, Consumer<String> out) {
    this.nanos = nanos;
    this.out = out;
  }

  /**
   * Notes a refusal; other problems are no business of this log.
   *
   * @param account number of who is signed in, null for nobody
   * @param route the path's template, null where there is none
   */
  public static void note(Problem problem, @Nullable String account, @Nullable String route) {
    SHARED.add(problem, account, route);
  }

  void add(Problem problem, @Nullable String account, @Nullable String route) {
    if (!STATUSES.contains(problem.status()) || problem.code().equals(NOBODY) && account == null) {
      return;
    }
    if (mayWrite()) {
      out.accept(
          "refused %d %s account %s at %s"
              .formatted(
                  problem.status(),
                  problem.code(),
                  account == null ? "-" : account,
                  route == null ? "-" : route));
    }
  }

  private synchronized boolean mayWrite() {
    long now = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
    if (now != second) {
      if (left > 0) {
        out.accept(left + " more calls were refused within a second");
      }
      second = now;
      lines = 0;
      left = 0;
    }
    if (lines >= LINES_A_SECOND) {
      left++;
      return false;
    }
    lines++;
    return true;
  }
}
