package org.wellbundle.core.tenancy.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.wellbundle.core.tenancy.definition.TenantFiles;

/**
 * What a tenant's folder holds, from a folder or a zip file. Only files a tenant may have are taken
 * in, and no more than a tenant may need, so that a hostile archive can't fill memory or disk.
 */
final class FolderContent implements TenantFiles {
  static final int MOST_FILES = 200;
  static final int LONGEST_FILE = 512 * 1024;
  private static final int MOST_ENTRIES = 2_000;

  /** {@code tenant.yaml} and what lies in branding/ and texts/, perhaps below one folder. */
  private static final Pattern WANTED =
      Pattern.compile("(?:[A-Za-z0-9._-]+/)?(tenant\\.yaml|(?:branding|texts)/[A-Za-z0-9._-]+)");

  private final Map<String, byte[]> files = new TreeMap<>();

  private FolderContent() {}

  static FolderContent ofFolder(Path folder) throws IOException {
    FolderContent content = new FolderContent();
    try (Stream<Path> paths = Files.walk(folder, 2)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
          String name = folder.relativize(path).toString().replace('\\', '/');
          try (InputStream in = Files.newInputStream(path)) {
            content.take(name, in);
          }
        }
      }
    }
    return content;
  }

  static FolderContent ofZip(InputStream stream) throws IOException {
    FolderContent content = new FolderContent();
    try (ZipInputStream zip = new ZipInputStream(stream)) {
      int entries = 0;
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++entries > MOST_ENTRIES) {
          throw new IOException("the archive has more than " + MOST_ENTRIES + " entries");
        }
        if (!entry.isDirectory()) {
          content.take(entry.getName(), zip);
        }
      }
    }
    return content;
  }

  Map<String, byte[]> files() {
    return files;
  }

  @Override
  public Optional<byte[]> read(String path, int limit) throws IOException {
    byte[] bytes = files.get(path);
    if (bytes != null && bytes.length > limit) {
      throw new IOException("longer than " + limit + " bytes");
    }
    return Optional.ofNullable(bytes);
  }

  private void take(String name, InputStream in) throws IOException {
    var matcher = WANTED.matcher(name);
    if (!matcher.matches()) {
      return;
    }
    byte[] bytes = in.readNBytes(LONGEST_FILE + 1);
    if (bytes.length > LONGEST_FILE) {
      throw new IOException(name + " is longer than " + LONGEST_FILE + " bytes");
    }
    files.putIfAbsent(matcher.group(1), bytes);
    if (files.size() > MOST_FILES) {
      throw new IOException("the folder has more than " + MOST_FILES + " files");
    }
  }
}
