package org.wellbundle.supplychain;

import java.util.Comparator;

/**
 * A third-party component in the distribution.
 *
 * @param group Maven group, for example {@code org.postgresql}
 * @param name Maven artifact
 * @param version version as delivered
 */
public record Component(String group, String name, String version)
    implements Comparable<Component> {
  private static final Comparator<Component> ORDER =
      Comparator.comparing(Component::group)
          .thenComparing(Component::name)
          .thenComparing(Component::version);

  /** Reads {@code group:artifact:version}. */
  static Component parse(String coordinates) {
    String[] parts = coordinates.strip().split(":", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException(
          "\"" + coordinates + "\" is not group:artifact:version; mend Wellbundle-Embeds");
    }
    return new Component(parts[0], parts[1], parts[2]);
  }

  /** {@code group:artifact}. */
  String key() {
    return group + ":" + name;
  }

  /** Package URL, see the purl specification. */
  String purl() {
    return "pkg:maven/" + group + "/" + name + "@" + version;
  }

  boolean ours() {
    return group.startsWith("org.wellbundle");
  }

  @Override
  public int compareTo(Component other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return key() + ":" + version;
  }
}
