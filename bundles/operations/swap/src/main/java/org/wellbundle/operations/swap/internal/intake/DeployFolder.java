package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The deploy folder itself, which may come and go with its disk. Files are only missing from it
 * while it can be read and is the one they lay in: what a disk takes along nobody took out.
 */
final class DeployFolder {
  private static final Logger LOG = LoggerFactory.getLogger(DeployFolder.class);

  private final File folder;
  private @Nullable Object key;
  private boolean told;

  DeployFolder(File folder) {
    this.folder = folder;
    this.key = key(folder);
  }

  File file() {
    return folder;
  }

  /** All that was taken in is there: this is the folder. */
  synchronized void complete() {
    Object now = key(folder);
    if (now != null) {
      key = now;
      told = false;
    }
  }

  /** True when it can be read and is the folder it was. */
  synchronized boolean isHere() {
    Object now = key(folder);
    boolean here = now != null && (key == null || key.equals(now));
    if (here) {
      key = now;
    } else if (!told) {
      told = true;
      LOG.warn(
          "{} {}: what lay in it doesn't count as taken out",
          folder,
          now == null ? "can't be read" : "is another folder than before");
    }
    return here;
  }

  /** Tells one folder of a name from another; null for one that can't be read. */
  private static @Nullable Object key(File folder) {
    if (!folder.canExecute() || folder.list() == null) {
      return null;
    }
    try {
      Object key = Files.readAttributes(folder.toPath(), BasicFileAttributes.class).fileKey();
      return key == null ? "" : key;
    } catch (IOException e) {
      return null;
    }
  }
}
