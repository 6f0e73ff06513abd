package org.wellbundle.operations.commands;

import java.nio.file.Files;
import java.nio.file.Path;

/** Files an operator names, on the node's own disk. */
final class JarFiles {
  private JarFiles() {}

  static Path existing(String name) {
    Path file = Path.of(name.startsWith("file:") ? name.substring("file:".length()) : name);
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "There is no file " + file.toAbsolutePath() + " on this node.");
    }
    return file;
  }
}
