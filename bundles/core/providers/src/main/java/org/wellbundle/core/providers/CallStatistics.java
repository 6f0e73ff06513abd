package org.wellbundle.core.providers;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Counts of calls to vendors since this node started. */
@ProviderType
public interface CallStatistics {

  /** One line per provider and outcome, sorted. */
  List<Line> lines();

  /**
   * @param outcome {@code 2xx} and the like for answers, else a stable code such as {@code
   *     timeout}, {@code budget}, {@code refresh}, {@code refresh-refused}
   * @param totalMillis time spent, all together
   */
  record Line(String providerId, String outcome, long count, long totalMillis) {}
}
