package org.wellbundle.operations.trust.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was found out about the latest jars. A jar is looked at when a swap is planned, when it is
 * asked for, and once more as the bundle it became; by its bytes it is the same each time.
 */
final class Remembered {
  private static final int MOST = 100;

  private final Map<Fingerprint, Contents> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Contents> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Contents> find(Fingerprint jar) {
    return Optional.ofNullable(latest.get(jar));
  }

  synchronized void note(Fingerprint jar, Contents contents) {
    latest.put(jar, contents);
  }
}
