package org.wellbundle.operations.swap;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What became of bundles on all nodes, from the database: installed, exchanged, removed, refused,
 * turned away at the door.
 */
@ProviderType
public interface History {
  /**
   * The latest entries, newest first.
   *
   * @param symbolicName of one bundle only, null for all
   */
  List<Entry> latest(@Nullable String symbolicName, int most);

  /**
   * @param from version that served before
   * @param result {@code DONE}, {@code REFUSED}, {@code ROLLED_BACK}, or {@code TURNED_AWAY} at the
   *     door
   * @param actor who wanted it; of what was turned away, where it came from
   */
  record Entry(
      Instant at,
      String node,
      String symbolicName,
      @Nullable String from,
      @Nullable String to,
      String result,
      String code,
      String sentence,
      String actor,
      long millis) {}
}
