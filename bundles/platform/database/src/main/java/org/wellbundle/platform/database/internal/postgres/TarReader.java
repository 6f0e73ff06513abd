package org.wellbundle.platform.database.internal.postgres;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a tar archive: files, folders and links, with GNU long names. Enough for archives we ship
 * ourselves; anything else in them is refused.
 */
final class TarReader {
  private static final int BLOCK = 512;

  private final InputStream in;
  private final Path target;

  TarReader(InputStream in, Path target) {
    this.in = in;
    this.target = target;
  }

  void unpack() throws IOException {
    @Nullable String longName = null;
    for (byte[] header = block(); header[0] != 0; header = block()) {
      long size = Long.parseLong(text(header, 124, 12).trim(), 8);
      char type = (char) header[156];
      if (type == 'L') {
        longName = new String(in.readNBytes((int) size), StandardCharsets.UTF_8).replace("\0", "");
        skipPadding(size);
        continue;
      }
      Path path = inside(longName == null ? name(header) : longName);
      longName = null;
      switch (type) {
        case '0', '\0' -> file(path, size, Integer.parseInt(text(header, 100, 8).trim(), 8));
        case '5' -> folder(path);
        case '1' -> Files.createLink(path, inside(text(header, 157, 100)));
        case '2' -> Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
        default -> throw new IOException("unexpected entry of type '" + type + "' in the archive");
      }
    }
  }

  private void file(Path path, long size, int mode) throws IOException {
    folder(parent(path));
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] buffer = new byte[64 * 1024];
      for (long left = size; left > 0; ) {
        int n = in.read(buffer, 0, (int) Math.min(left, buffer.length));
        if (n < 0) {
          throw new EOFException("archive ends in " + path.getFileName());
        }
        out.write(buffer, 0, n);
        left -= n;
      }
    }
    skipPadding(size);
    boolean executable = (mode & 0100) != 0;
    Files.setPosixFilePermissions(
        path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
  }

  private void folder(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    if (!path.equals(target)) {
      folder(parent(path));
    }
    Files.createDirectory(path);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path parent(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IOException("no parent folder: " + path);
    }
    return parent;
  }

  private Path inside(String name) throws IOException {
    Path path = target.resolve(name).normalize();
    if (!path.startsWith(target)) {
      throw new IOException("entry outside of the archive: " + name);
    }
    return path;
  }

  private byte[] block() throws IOException {
    byte[] block = in.readNBytes(BLOCK);
    return block.length == BLOCK ? block : new byte[BLOCK];
  }

  private void skipPadding(long size) throws IOException {
    in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
  }

  private static String name(byte[] header) {
    String prefix = text(header, 345, 155);
    String name = text(header, 0, 100);
    boolean ustar = text(header, 257, 6).equals("ustar");
    return ustar && !prefix.isEmpty() ? prefix + "/" + name : name;
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.UTF_8);
  }
}
