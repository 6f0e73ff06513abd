package org.wellbundle.operations.trust;

import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Bundles that weren't let in since this node started, the latest of them. */
@ProviderType
public interface Refusals {
  /** Those with a higher number, oldest first; 0 for all that are remembered. */
  List<Refusal> after(long number);

  /**
   * One bundle that was turned away. All texts are the bundle's own and made printable.
   *
   * @param number grows by one with each refusal of this node
   */
  record Refusal(
      long number,
      Instant at,
      String symbolicName,
      String version,
      String location,
      String code,
      String sentence) {}
}
