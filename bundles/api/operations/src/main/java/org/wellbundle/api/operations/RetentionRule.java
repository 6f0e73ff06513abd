package org.wellbundle.api.operations;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** How long a part keeps something, and how it goes. A part registers one for each such thing. */
@ConsumerType
public interface RetentionRule {
  /** Stable name, for example {@code raw-payloads}. */
  String name();

  /** What it is, in a few words. */
  String about();

  /** How long it is kept; null for ever. */
  @Nullable Duration keep();

  /** Where that is set, for example {@code org.wellbundle.core.sync rawRetentionDays}. */
  String setting();

  /** What is there and what is due at a time. Changes nothing. */
  Due due(Instant now);

  /**
   * Removes some of what is due, in a transaction of a few milliseconds.
   *
   * @return rows removed; 0 when nothing is left
   */
  long remove(Instant now);

  /**
   * @param rows due, about
   * @param oldest time of the oldest one kept, null when there is none
   * @param by how it goes: {@code rows}, or {@code partitions}
   */
  record Due(long rows, @Nullable Instant oldest, String by) {}
}
