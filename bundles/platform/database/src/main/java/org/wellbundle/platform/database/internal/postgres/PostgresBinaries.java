package org.wellbundle.platform.database.internal.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once per version. */
public final class PostgresBinaries {
  /** Version of the programs in this bundle. */
  public static final String VERSION = "18.4.0";

  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

  private final Path folder;

  private PostgresBinaries(Path folder) {
    this.folder = folder;
  }

  /**
   * Unpacks below a folder unless that was done before. Safe when several processes do it at once:
   * each unpacks beside the final place, and the first to move wins.
   */
  public static PostgresBinaries in(Path parent) {
    Path folder = parent.resolve(VERSION);
    if (Files.isDirectory(folder)) {
      return new PostgresBinaries(folder);
    }
    if (!System.getProperty("os.name", "").equals("Linux")
        || !System.getProperty("os.arch", "").equals("amd64")) {
      throw new PostgresException(
          "The embedded PostgreSQL runs on Linux x86-64 only. Give the address of an external"
              + " PostgreSQL instead (WELLBUNDLE_DB_URL).");
    }
    try (InputStream archive = PostgresBinaries.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new PostgresException("No PostgreSQL in this bundle (" + ARCHIVE + ").");
      }
      Files.createDirectories(parent);
      Path fresh = Files.createTempDirectory(parent, VERSION + ".");
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      new TarReader(new XZInputStream(new BufferedInputStream(archive)), fresh).unpack();
      moveUnlessThere(fresh, folder);
      return new PostgresBinaries(folder);
    } catch (IOException e) {
      throw new PostgresException("PostgreSQL could not be unpacked to " + folder + ": " + e, e);
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  private static void moveUnlessThere(Path from, Path to) throws IOException {
    try {
      Files.move(from, to);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      delete(from);
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
