package org.wellbundle.operations.swap.internal.engine;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jars on their way in, on a disk that may be full. */
final class Incoming {
  private static final Logger LOG = LoggerFactory.getLogger(Incoming.class);

  private final Shelf shelf;

  Incoming(Shelf shelf) {
    this.shelf = shelf;
  }

  /** Copies a jar onto the shelf and reads what it is. */
  Artifact take(Path jar) throws SwapRefusedException {
    Path kept = kept(jar);
    return Artifact.read(kept, Shelf.hash(kept))
        .orElseThrow(
            () ->
                new SwapRefusedException(
                    "swap.no-module",
                    "It is no module, provider or tenant: a complete jar whose manifest has"
                        + " Provide-Capability org.wellbundle.module;id=…,"
                        + " org.wellbundle.provider;id=… or wellbundle.tenant;id=…."));
  }

  private Path kept(Path jar) throws SwapRefusedException {
    try {
      return shelf.keep(jar);
    } catch (UncheckedIOException e) {
      LOG.debug("{} isn't kept", jar, e);
      throw new SwapRefusedException(
          "swap.not-kept",
          "This node can't keep a copy of the jar ("
              + Objects.requireNonNull(e.getCause()).getMessage()
              + "). If its disk is full make room, then bring it again.");
    }
  }

  /** What serves does so without a note, too; a roll-back then doesn't know of it. */
  void note(Artifact artifact) {
    try {
      shelf.serves(artifact);
    } catch (UncheckedIOException e) {
      LOG.warn("that {} serves can't be noted for a roll-back: {}", artifact, e.getMessage());
    }
  }
}
