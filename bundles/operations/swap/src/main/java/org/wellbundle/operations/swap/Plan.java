package org.wellbundle.operations.swap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen.
 *
 * @param replaces version that runs now, null for a new one
 * @param restarts bundles wired to the old version, which would have to restart with it
 * @param schemaSteps scripts the new version brings and the old one hasn't
 * @param keys keys the old version offers; the new one has to offer them too
 * @param refusals why it can't be done; empty when it can
 */
public record Plan(
    String symbolicName,
    String kind,
    String version,
    @Nullable String replaces,
    List<String> restarts,
    List<String> schemaSteps,
    List<String> keys,
    List<Refusal> refusals) {
  public Plan {
    restarts = List.copyOf(restarts);
    schemaSteps = List.copyOf(schemaSteps);
    keys = List.copyOf(keys);
    refusals = List.copyOf(refusals);
  }

  /** A reason against it, with a sentence an operator can act on. */
  public record Refusal(String code, String sentence) {}

  public boolean possible() {
    return refusals.isEmpty();
  }
}
