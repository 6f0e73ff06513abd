package org.wellbundle.operations.retention;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** What is kept how long, over all parts that are here. */
@ProviderType
public interface Retention {
  /** All rules by name, with what would go now. Changes nothing. */
  List<Line> lines();

  /** Removes what is due now rather than at the next look; returns when that is done. */
  List<Line> run();

  /**
   * @param keep null for ever
   * @param setting where that is set
   * @param due rows that would go now, about
   * @param oldest time of the oldest one
   * @param by {@code rows}, or {@code partitions} that go as a whole
   * @param lastRun when it was last seen to, on any node
   * @param removed rows that went then
   * @param problem why it didn't come to its end then; null when it did
   */
  record Line(
      String name,
      String about,
      @Nullable Duration keep,
      String setting,
      long due,
      @Nullable Instant oldest,
      String by,
      @Nullable Instant lastRun,
      long removed,
      @Nullable String problem) {}
}
