package org.wellbundle.operations.trust.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was found out about the latest jars. A jar is looked at when a swap is planned, when it is
 * asked for, and once more as the bundle it became; by its bytes it is the same each time.
 */
final class Remembered {
  private static final Logger LOG = LoggerFactory.getLogger(Remembered.class);
  private static final int MOST = 100;

  private final Map<Fingerprint, Contents> latest =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Fingerprint, Contents> eldest) {
          return size() > MOST;
        }
      };

  /** Finds out what a jar says. */
  @FunctionalInterface
  interface Look {
    Contents at(Path jar) throws IOException;
  }

  /**
   * Looks once at the same bytes. It looks at a copy of its own, which is hashed while it is
   * written, since somebody could change the file between being hashed and being looked at, and
   * back again.
   */
  Contents of(Path jar, Look look) throws IOException {
    Optional<Contents> known = find(Fingerprint.of(jar));
    if (known.isPresent()) {
      return known.get();
    }
    Path copy;
    try {
      copy = Files.createTempFile("wellbundle-door", ".jar");
    } catch (IOException e) {
      return withoutCopy(jar, look, e);
    }
    try {
      Fingerprint bytes;
      try {
        bytes = Fingerprint.ofCopy(jar, copy);
      } catch (IOException e) {
        return withoutCopy(jar, look, e);
      }
      Contents fresh = look.at(copy);
      note(bytes, fresh);
      return fresh;
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /** A full disk is no reason to turn away what was let in before; nothing is remembered then. */
  private static Contents withoutCopy(Path jar, Look look, IOException why) throws IOException {
    LOG.warn("no copy of {} can be made to look at: {}", jar, why.getMessage());
    return look.at(jar);
  }

  private synchronized Optional<Contents> find(Fingerprint jar) {
    return Optional.ofNullable(latest.get(jar));
  }

  private synchronized void note(Fingerprint jar, Contents contents) {
    latest.put(jar, contents);
  }
}
