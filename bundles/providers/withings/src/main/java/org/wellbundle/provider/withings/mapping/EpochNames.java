package org.wellbundle.provider.withings.mapping;

import java.time.Instant;
import java.util.Optional;

/** Times written as names of an object's members. */
final class EpochNames {
  private EpochNames() {}

  static Optional<Instant> instant(String epochSeconds) {
    return epochSeconds.matches("[1-9][0-9]{0,9}")
        ? Optional.of(Instant.ofEpochSecond(Long.parseLong(epochSeconds)))
        : Optional.empty();
  }
}
