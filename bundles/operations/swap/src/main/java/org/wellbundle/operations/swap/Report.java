package org.wellbundle.operations.swap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of it.
 *
 * @param from version that served before, null when there was none
 * @param to version asked for, null for a removal
 * @param code stable; {@code swap.done} when it worked
 * @param sentence for the operator
 */
public record Report(
    String symbolicName,
    @Nullable String from,
    @Nullable String to,
    Result result,
    String code,
    String sentence,
    List<Step> steps,
    Instant at,
    String actor) {
  public Report {
    steps = List.copyOf(steps);
  }

  /** How a swap may end. */
  public enum Result {
    DONE,
    /** It was so already. */
    UNCHANGED,
    /** Refused before anything started. */
    REFUSED,
    /** Begun and undone; what served before serves on. */
    ROLLED_BACK
  }

  /** One step and how long it took. */
  public record Step(String name, long millis) {}

  public boolean worked() {
    return result == Result.DONE || result == Result.UNCHANGED;
  }
}
