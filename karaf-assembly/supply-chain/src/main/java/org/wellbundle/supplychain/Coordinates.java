package org.wellbundle.supplychain;

import java.util.Arrays;
import java.util.Optional;

/** Maven coordinates from the place of a file in Karaf's {@code system} repository. */
final class Coordinates {
  private Coordinates() {}

  /** {@code system/<group as folders>/<artifact>/<version>/<file>}; nothing for other places. */
  static Optional<Component> ofPath(String file) {
    if (!file.startsWith("system/")) {
      return Optional.empty();
    }
    String[] parts = file.substring("system/".length()).split("/", -1);
    int last = parts.length - 1;
    if (last < 3) {
      return Optional.empty();
    }
    String group = String.join(".", Arrays.copyOf(parts, last - 2));
    return Optional.of(new Component(group, parts[last - 2], parts[last - 1]));
  }
}
