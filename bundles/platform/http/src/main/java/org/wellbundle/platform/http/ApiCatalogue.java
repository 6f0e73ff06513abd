package org.wellbundle.platform.http;

import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** The resources served below {@code /api/v1} right now. */
@ProviderType
public interface ApiCatalogue {
  /** Differs whenever the offers may differ. */
  long revision();

  /** What is served, one entry per bundle in its current version, by owner. */
  List<Offer> offers();

  /**
   * @param owner symbolic name of the contributing bundle
   * @param roots first path segments it serves now
   */
  record Offer(String owner, String version, Set<String> roots, Set<Object> resources) {
    public Offer {
      roots = Set.copyOf(roots);
      resources = Set.copyOf(resources);
    }
  }
}
