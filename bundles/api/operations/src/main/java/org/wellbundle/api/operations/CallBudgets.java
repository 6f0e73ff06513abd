package org.wellbundle.api.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is left of the manufacturers' rate limits, over all nodes. */
@ProviderType
public interface CallBudgets {
  /** Every provider that is here or was here, by id. */
  List<Line> all();

  /**
   * @param budget null when its bundle is away, it has no limit, or it can't be read now
   */
  record Line(String providerId, boolean available, @Nullable Budget budget) {}

  /**
   * @param tight calls wait for the limits rather than for anything else
   */
  record Budget(double callsPerMinute, int usedLastMinute, int freeNow, boolean tight) {}
}
