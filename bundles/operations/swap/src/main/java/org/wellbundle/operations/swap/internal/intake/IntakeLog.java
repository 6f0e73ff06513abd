package org.wellbundle.operations.swap.internal.intake;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.wellbundle.operations.swap.internal.engine.WholeFile;

/**
 * Files of the deploy folder that were taken in. The folder is only an intake: a file that still
 * lies there after a restart isn't an order to go back to it.
 */
final class IntakeLog {
  private static final Logger LOG = LoggerFactory.getLogger(IntakeLog.class);

  private final Path file;
  private final Properties seen = new Properties();

  IntakeLog(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        seen.load(in);
      } catch (IllegalArgumentException e) {
        LOG.warn("{} is damaged; what lies in the deploy folder is looked at anew", file);
        seen.clear();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** True when this very file was taken in before. */
  synchronized boolean knows(File artifact) {
    return seen.getProperty(artifact.getName(), "").startsWith(mark(artifact) + " ");
  }

  /**
   * @param name symbolic name of what is in it
   */
  synchronized void note(File artifact, String name) {
    seen.setProperty(artifact.getName(), mark(artifact) + " " + name);
    write();
  }

  /** Forgets a file and says what was in it; empty when that isn't known. */
  synchronized String forget(File artifact) {
    Object before = seen.remove(artifact.getName());
    write();
    return before == null ? "" : name(String.valueOf(before));
  }

  /** Files of the folder that were taken in and are not there any more. */
  synchronized List<File> missing(File folder) {
    return seen.stringPropertyNames().stream()
        .filter(file -> !name(seen.getProperty(file)).isEmpty())
        .map(file -> new File(folder, file))
        .filter(file -> !file.exists())
        .toList();
  }

  /** True while a file with something of this name is there. */
  synchronized boolean holds(String name) {
    return seen.values().stream().anyMatch(value -> name(String.valueOf(value)).equals(name));
  }

  /** The last of three words. */
  private static String name(String value) {
    String[] words = value.split(" ", 3);
    return words.length < 3 ? "" : words[2];
  }

  private void write() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      seen.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    WholeFile.write(file, out.toByteArray());
  }

  /** Changes when the file does; of a folder, when anything in it does. */
  private static String mark(File artifact) {
    if (!artifact.isDirectory()) {
      return artifact.length() + " " + artifact.lastModified();
    }
    long length = 0;
    long latest = 0;
    try (Stream<Path> files = Files.walk(artifact.toPath(), 3)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        length += 31 + Files.size(file);
        latest = Math.max(latest, Files.getLastModifiedTime(file).toMillis());
      }
    } catch (IOException | UncheckedIOException e) {
      return "unreadable";
    }
    return length + " " + latest;
  }
}
