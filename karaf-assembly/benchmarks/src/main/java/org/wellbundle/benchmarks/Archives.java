package org.wellbundle.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Unpacks. */
final class Archives {
  private Archives() {}

  /** Without the archive's outermost folder; what lies in {@code bin} may be executed. */
  static void unzip(Path archive, Path into) throws IOException {
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String name = entry.getName().substring(entry.getName().indexOf('/') + 1);
        Path target = into.resolve(name).normalize();
        if (!target.startsWith(into)) {
          throw new IOException("outside of the folder: " + name);
        }
        if (entry.isDirectory()) {
          Files.createDirectories(target);
        } else {
          Files.createDirectories(target.resolveSibling("."));
          Files.copy(zip, target);
          if (name.startsWith("bin/") && !target.toFile().setExecutable(true)) {
            throw new IOException("can't be made executable: " + target);
          }
        }
      }
    }
  }
}
