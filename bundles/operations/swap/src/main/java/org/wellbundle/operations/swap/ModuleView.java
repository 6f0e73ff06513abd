package org.wellbundle.operations.swap;

import java.util.List;

/**
 * A module, provider or tenant on this node.
 *
 * @param id of its capability, for example {@code withings}
 * @param state {@code serving}, {@code held} or {@code stopped}
 * @param hash SHA-256 of its jar
 * @param earlier versions a roll-back can reach, newest first
 */
public record ModuleView(
    String symbolicName,
    Kind kind,
    String id,
    String version,
    String state,
    String hash,
    List<String> earlier) {
  public ModuleView {
    earlier = List.copyOf(earlier);
  }

  /** What a swappable bundle is. */
  public enum Kind {
    MODULE("org.wellbundle.module"),
    PROVIDER("org.wellbundle.provider"),
    /** An employer's portal: nothing but data. */
    TENANT("wellbundle.tenant");

    private final String namespace;

    Kind(String namespace) {
      this.namespace = namespace;
    }

    /** Namespace of the capability that makes a bundle one. */
    public String namespace() {
      return namespace;
    }
  }
}
