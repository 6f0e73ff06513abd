package org.wellbundle.operations.swap.internal.intake;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * Files of the deploy folder that were taken in. The folder is only an intake: a file that still
 * lies there after a restart isn't an order to go back to it.
 */
final class IntakeLog {
  private final Path file;
  private final Properties seen = new Properties();

  IntakeLog(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        seen.load(in);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** True when this very file was taken in before. */
  synchronized boolean knows(File artifact) {
    return mark(artifact).equals(seen.getProperty(artifact.getName()));
  }

  synchronized void note(File artifact) {
    seen.setProperty(artifact.getName(), mark(artifact));
    write();
  }

  synchronized void forget(File artifact) {
    seen.remove(artifact.getName());
    write();
  }

  private void write() {
    try (OutputStream out = Files.newOutputStream(file)) {
      seen.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String mark(File artifact) {
    return artifact.length() + " " + artifact.lastModified();
  }
}
