package org.wellbundle.core.providers.internal.budget;

import java.time.Duration;
import java.util.function.Function;

/** The book of calls granted for each app registration, one for all nodes. */
public interface SliceBook {

  /**
   * Opens a registration's page; nobody else has it open meanwhile, on any node.
   *
   * @param keep how long grants count; older ones may be dropped
   */
  <T> T open(String registration, Duration keep, Function<Page, T> work);

  /** What was granted, as of now on the book's own clock. */
  interface Page {
    /** Calls granted within the last {@code span}. */
    int grantedWithin(Duration span);

    /** Calls granted by age, in steps, youngest first. */
    int[] grantedLately(Duration step, int steps);

    /** How long until at least {@code calls} of those have left the span. */
    Duration untilLeft(Duration span, int calls);

    /** Grants calls as of now and returns the slice's number. */
    long grant(int calls);

    /** Says how many calls of a slice were made, when no more will be. */
    void settle(long slice, int made);
  }
}
