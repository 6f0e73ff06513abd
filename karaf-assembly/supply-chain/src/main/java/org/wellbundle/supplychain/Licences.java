package org.wellbundle.supplychain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Licence of each component, as read and agreed to by people: {@code licences.yaml}. */
public final class Licences {
  /** What may be in the distribution. A dual licence is written as the one chosen. */
  static final Set<String> ALLOWED =
      Set.of(
          "Apache-2.0",
          "MIT",
          "BSD-2-Clause",
          "BSD-3-Clause",
          "EPL-2.0",
          "EDL-1.0",
          "OFL-1.1",
          "PostgreSQL",
          "CDDL-1.1",
          "0BSD");

  private final Map<String, String> byPattern;

  Licences(Map<String, String> byPattern) {
    this.byPattern = byPattern;
  }

  /** The list of this build. */
  public static Licences load() {
    SortedMap<String, String> byPattern = new TreeMap<>();
    Lists.load("licences.yaml")
        .forEach(
            (licence, components) ->
                ((List<?>) components).forEach(c -> byPattern.put(c.toString(), licence)));
    return new Licences(byPattern);
  }

  /** SPDX id; the exact {@code group:artifact} first, then {@code group:*}. */
  public Optional<String> of(Component component) {
    String exact = byPattern.get(component.key());
    return Optional.ofNullable(exact != null ? exact : byPattern.get(component.group() + ":*"));
  }

  /** One sentence for each component that may not be delivered as it stands. */
  public List<String> objections(Inventory inventory) {
    return inventory.components().keySet().stream()
        .map(this::objection)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<String> objection(Component component) {
    Optional<String> licence = of(component);
    if (licence.isEmpty()) {
      return Optional.of(component + " has no entry in licences.yaml; read its licence and add it");
    }
    return licence
        .filter(id -> !ALLOWED.contains(id))
        .map(id -> component + " is under " + id + ", which may not be delivered");
  }
}
