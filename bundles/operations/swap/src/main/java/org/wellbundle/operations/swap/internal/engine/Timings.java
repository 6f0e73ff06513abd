package org.wellbundle.operations.swap.internal.engine;

import java.util.ArrayList;
import java.util.List;
import org.wellbundle.operations.swap.Report.Step;

/** Steps of a swap and how long each took. */
final class Timings {
  private final List<Step> done = new ArrayList<>();
  private String current = "";
  private long since;

  void begin(String step) {
    end();
    current = step;
    since = System.nanoTime();
  }

  /** The step under way, or the last one. */
  String current() {
    return current;
  }

  List<Step> end() {
    if (!current.isEmpty()) {
      done.add(new Step(current, (System.nanoTime() - since) / 1_000_000));
      current = "";
    }
    return done;
  }
}
