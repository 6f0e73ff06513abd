package org.wellbundle.api.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A rule made of its parts.
 *
 * @param count what is due before a time
 * @param removal removes some of what is due before a time, and says how many rows that were
 */
public record RowRetention(
    String name,
    String about,
    @Nullable Duration keep,
    String setting,
    Function<Instant, Due> count,
    ToLongFunction<Instant> removal)
    implements RetentionRule {

  @Override
  public Due due(Instant now) {
    return keep == null ? new Due(0, null, "rows") : count.apply(now.minus(keep));
  }

  @Override
  public long remove(Instant now) {
    return keep == null ? 0 : removal.applyAsLong(now.minus(keep));
  }

  /** Days as they are set; 0 or less means for ever. */
  public static @Nullable Duration days(int days) {
    return days <= 0 ? null : Duration.ofDays(days);
  }
}
