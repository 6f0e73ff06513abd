package org.wellbundle.core.providers;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is left of the vendors' rate limits, over all nodes; for estimates. */
@ProviderType
public interface Budgets {
  /** Why a call wasn't made: the budget had no room for it. */
  String EXHAUSTED = "budget.exhausted";

  /**
   * The budget of a provider's app registration; empty when it is away, declares no limit, or can't
   * be read now. May be asked during a transaction.
   */
  Optional<BudgetView> of(String providerId);

  /**
   * A person waits for calls that aren't asked for yet. For a moment what nobody waits for leaves
   * what gets free to them; new data goes on.
   */
  default void peopleWait(String providerId) {}

  /** How long calls wait for the limits when they are made one after the other. */
  @FunctionalInterface
  interface Forecast {
    /** Until that many calls have been let through, nobody else calling. */
    Duration until(long calls);
  }

  /**
   * A budget now; a second or two old.
   *
   * @param callsPerMinute what can be kept up
   * @param usedLastMinute calls of the last minute, or leased for the next moment
   * @param freeNow calls that could be made at once
   * @param tight calls wait for the limits rather than for anything else
   */
  record BudgetView(
      double callsPerMinute, int usedLastMinute, int freeNow, boolean tight, Forecast forecast) {

    /** What is free goes through at once, the rest at the pace that can be kept up. */
    public BudgetView(double callsPerMinute, int usedLastMinute, int freeNow) {
      this(
          callsPerMinute,
          usedLastMinute,
          freeNow,
          false,
          calls ->
              Duration.ofMillis(
                  Math.round(Math.max(0, calls - freeNow) * 60_000 / callsPerMinute)));
    }

    /** How long that many calls take when nobody else calls. */
    public Duration estimate(long calls) {
      return forecast.until(calls);
    }
  }
}
