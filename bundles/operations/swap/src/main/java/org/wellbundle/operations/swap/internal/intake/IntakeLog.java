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

  /** Before symbolic names; no file's name has it. */
  private static final String JAR = "/";

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
   * @param mark of the file as it was taken in; by now it may be another
   * @param name symbolic name of what it brought, empty when it brought nothing
   */
  synchronized void note(File artifact, String mark, String name) {
    seen.setProperty(artifact.getName(), mark + " " + name);
    write();
  }

  /** Symbolic name of what a file brought; empty when that isn't known. */
  synchronized String name(File artifact) {
    return name(seen.getProperty(artifact.getName(), ""));
  }

  synchronized void forget(File artifact) {
    seen.remove(artifact.getName());
    write();
  }

  /** Notes which jar the folder brought last under a symbolic name. */
  synchronized void brought(String name, String hash) {
    seen.setProperty(JAR + name, hash);
    write();
  }

  /** Hash of the jar the folder brought last under a symbolic name; empty when that isn't known. */
  synchronized String brought(String name) {
    return seen.getProperty(JAR + name, "");
  }

  /** Files of the folder that were taken in and are not there any more. */
  synchronized List<File> missing(File folder) {
    return seen.stringPropertyNames().stream()
        .filter(file -> !name(seen.getProperty(file)).isEmpty())
        .map(file -> new File(folder, file))
        .filter(file -> !file.exists())
        .toList();
  }

  /** True while another file brought something of this name. */
  synchronized boolean holdsElsewhere(File artifact, String name) {
    return seen.stringPropertyNames().stream()
        .filter(file -> !file.equals(artifact.getName()))
        .anyMatch(file -> name(seen.getProperty(file)).equals(name));
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
  static String mark(File artifact) {
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
      return "unreadable -";
    }
    return length + " " + latest;
  }
}
