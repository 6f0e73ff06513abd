package org.wellbundle.api.provider;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** What part of a data type is asked for. Not to be implemented elsewhere. */
@ProviderType
public sealed interface Range {

  /** Everything measured in a span of time, {@code from} inclusive, {@code to} exclusive. */
  record Window(Instant from, Instant to) implements Range {
    public Window {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("empty window");
      }
    }
  }

  /** Everything added or changed since a mark that an earlier page gave. */
  record ChangedSince(String mark) implements Range {}

  /** What there is now, for data without history (devices, goals). */
  record Current() implements Range {}
}
