package org.wellbundle.operations.backup.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.backup.BackupException;

/** The part with the keys: a plain ZIP, which tells nothing about anybody. */
final class KeysFile implements AutoCloseable {
  private static final String ID = "backup";
  private static final String ARCHIVE_KEY = "archive.key";
  private static final String MASTER_KEY = "master.key";

  private final ZipFile zip;
  private final Path file;

  KeysFile(Path file) throws IOException {
    this.file = file;
    this.zip = new ZipFile(file.toFile());
  }

  static ZipOutputStream write(OutputStream out, String id, byte[] key, @Nullable String master)
      throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    put(zip, ID, id);
    put(zip, ARCHIVE_KEY, Base64.getEncoder().encodeToString(key));
    if (master != null) {
      put(zip, MASTER_KEY, master);
    }
    return zip;
  }

  private static void put(ZipOutputStream zip, String name, String text) throws IOException {
    try (OutputStream entry = entry(zip, name)) {
      entry.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** An entry to be written and closed; the archive stays open. */
  static OutputStream entry(ZipOutputStream zip, String name) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    return new FilterOutputStream(zip) {
      @Override
      public void write(byte[] from, int offset, int length) throws IOException {
        out.write(from, offset, length);
      }

      @Override
      public void close() throws IOException {
        zip.closeEntry();
      }
    };
  }

  String id() throws IOException {
    return text(ID);
  }

  byte[] archiveKey() throws IOException {
    return Base64.getDecoder().decode(text(ARCHIVE_KEY));
  }

  /** Empty when the master key came from the configuration. */
  String masterKey() throws IOException {
    return zip.getEntry(MASTER_KEY) == null ? "" : text(MASTER_KEY);
  }

  InputStream open(String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new BackupException(
          "The keys file %s has no %s: it isn't the keys' part of a backup, or it is damaged."
              .formatted(file, name));
    }
    return zip.getInputStream(entry);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }

  private String text(String name) throws IOException {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static @Nullable String masterKeyIn(Path ring) throws IOException {
    return Files.exists(ring) ? Files.readString(ring) : null;
  }
}
