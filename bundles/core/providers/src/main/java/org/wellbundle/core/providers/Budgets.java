package org.wellbundle.core.providers;

import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** What is left of the vendors' rate limits, over all nodes; for estimates. */
@ProviderType
public interface Budgets {

  /**
   * The budget of a provider's app registration; empty when it is away, declares no limit, or can't
   * be read now. May be asked during a transaction.
   */
  Optional<BudgetView> of(String providerId);

  /**
   * A budget now; a second or two old.
   *
   * @param callsPerMinute what can be kept up
   * @param usedLastMinute calls of the last minute, or leased for the next moment
   * @param freeNow calls that could be made at once
   */
  record BudgetView(double callsPerMinute, int usedLastMinute, int freeNow) {

    /** How long that many calls take when nobody else calls. */
    public Duration estimate(long calls) {
      long waiting = Math.max(0, calls - freeNow);
      return Duration.ofMillis(Math.round(waiting * 60_000 / callsPerMinute));
    }
  }
}
