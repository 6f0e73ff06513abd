package org.wellbundle.supplychain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.jspecify.annotations.Nullable;

/** Published advisories for what we deliver or might, as of a date: {@code advisories.yaml}. */
public final class Advisories {
  /**
   * @param affected Maven version range
   * @param control why a match is no danger here; null when a match fails the build
   */
  record Advisory(String id, String component, VersionRange affected, @Nullable String control) {
    boolean matches(Component other) {
      return component.equals(other.key())
          && affected.containsVersion(new DefaultArtifactVersion(other.version()));
    }
  }

  private final LocalDate asOf;
  private final List<Advisory> list;

  Advisories(LocalDate asOf, List<Advisory> list) {
    this.asOf = asOf;
    this.list = list;
  }

  /** The list of this build. */
  public static Advisories load() {
    Map<String, Object> file = Lists.load("advisories.yaml");
    List<Advisory> list = new ArrayList<>();
    for (Object entry : (List<?>) required(file, "advisories")) {
      Map<?, ?> map = (Map<?, ?>) entry;
      Object control = map.get("control");
      list.add(
          new Advisory(
              required(map, "id").toString(),
              required(map, "component").toString(),
              range(required(map, "affected").toString()),
              control == null ? null : control.toString()));
    }
    return new Advisories(LocalDate.parse(required(file, "asOf").toString()), list);
  }

  private static Object required(Map<?, ?> map, String key) {
    Object value = map.get(key);
    if (value == null) {
      throw new IllegalArgumentException("advisories.yaml: " + key + " is missing in " + map);
    }
    return value;
  }

  static VersionRange range(String spec) {
    try {
      return VersionRange.createFromVersionSpec(spec);
    } catch (InvalidVersionSpecificationException e) {
      throw new IllegalArgumentException("advisories.yaml: bad range " + spec, e);
    }
  }

  public LocalDate asOf() {
    return asOf;
  }

  public int size() {
    return list.size();
  }

  /** One sentence for each delivered component with an advisory that nothing controls. */
  public List<String> objections(Inventory inventory) {
    return matches(inventory, false);
  }

  /** Advisories that match, with the control that stands in. */
  public List<String> controlled(Inventory inventory) {
    return matches(inventory, true);
  }

  private List<String> matches(Inventory inventory, boolean controlled) {
    List<String> sentences = new ArrayList<>();
    for (Component component : inventory.components().keySet()) {
      list.stream()
          .filter(advisory -> advisory.matches(component))
          .filter(advisory -> (advisory.control() != null) == controlled)
          .forEach(
              advisory ->
                  sentences.add(
                      component
                          + " is affected by "
                          + advisory.id()
                          + (controlled
                              ? ": " + advisory.control()
                              : " (" + advisory.affected() + "); update it")));
    }
    return sentences;
  }
}
