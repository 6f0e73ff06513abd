package org.wellbundle.api.measurement;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A night or a nap. Durations in seconds, null when the vendor doesn't say.
 *
 * @param moment start and end in bed; the local date is the day of waking up
 * @param latencySeconds from bed to first sleep
 * @param details further values of the night in the metrics' units, averages of the night for heart
 *     and breathing metrics
 */
public record SleepSession(
    RecordKey key,
    Moment moment,
    @Nullable Integer asleepSeconds,
    @Nullable Integer lightSeconds,
    @Nullable Integer deepSeconds,
    @Nullable Integer remSeconds,
    @Nullable Integer awakeSeconds,
    @Nullable Integer wakeUps,
    @Nullable Integer latencySeconds,
    Map<Metric, Double> details,
    Origin origin) {
  public SleepSession {
    details = Map.copyOf(details);
  }
}
