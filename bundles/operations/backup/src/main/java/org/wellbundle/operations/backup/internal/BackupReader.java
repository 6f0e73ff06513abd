package org.wellbundle.operations.backup.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.backup.BackupException;
import org.wellbundle.operations.backup.BackupReport;
import org.wellbundle.operations.backup.internal.Manifest.TableRow;
import org.wellbundle.operations.backup.internal.Shape.Step;
import org.wellbundle.operations.backup.internal.Shape.Table;

/** Reads the two files of a backup: once to see that they are whole, then for what they hold. */
final class BackupReader {
  private static final int STEP_PARTS = 4;

  private final Path database;
  private final Path keys;

  BackupReader(Path database, Path keys) {
    this.database = database;
    this.keys = keys;
  }

  /** What was found to be whole. */
  record Checked(Manifest manifest, List<Step> steps, String masterKey, BackupReport report) {}

  /** Takes a table's content; must read it to its end. */
  interface TableSink {
    void take(Table table, InputStream content) throws IOException;
  }

  Checked check(Consumer<String> progress) {
    Instant start = Instant.now();
    try (KeysFile keysFile = new KeysFile(keys)) {
      List<Step> steps = new ArrayList<>();
      Map<String, String> hashes = new HashMap<>();
      @Nullable Manifest manifest = null;
      try (SealedInput sealed = open(keysFile);
          ZipInputStream zip = new ZipInputStream(sealed)) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          String name = entry.getName();
          if (name.startsWith("steps/")) {
            String[] part = name.split("/", STEP_PARTS);
            String sql = new String(zip.readAllBytes(), StandardCharsets.UTF_8);
            steps.add(new Step(part[2], part[3], sql));
          } else if (name.startsWith("tables/")) {
            hashes.put(name, hash(zip));
            progress.accept("read " + name.substring("tables/".length()));
          } else if (name.equals(Manifest.ENTRY)) {
            manifest = Manifest.read(zip);
          }
        }
        // To the very end, so that a file cut in its last piece is noticed.
        sealed.transferTo(OutputStream.nullOutputStream());
      }
      if (manifest == null) {
        throw new BackupException("The database file is incomplete. Copy it again.");
      }
      compare(manifest, keysFile, hashes);
      return new Checked(manifest, steps, keysFile.masterKey(), report(manifest, keysFile, start));
    } catch (IOException | RuntimeException e) {
      throw Failures.of("The backup can't be used", database, e);
    }
  }

  private static void compare(Manifest manifest, KeysFile keysFile, Map<String, String> hashes)
      throws IOException {
    for (TableRow row : manifest.tables()) {
      String name = "tables/" + row.table();
      if (table(row).keys()) {
        try (InputStream in = keysFile.open(name)) {
          hashes.put(name, hash(in));
        }
      }
      if (!row.hash().equals(hashes.get(name))) {
        throw new BackupException(
            "The content of table %s is not what was backed up: its checksum differs. Copy both files again from their source."
                .formatted(row.table()));
      }
    }
  }

  /** Hands over every table, those of the keys first. */
  void tables(Manifest manifest, TableSink sink) throws IOException {
    Map<String, Table> known = new HashMap<>();
    try (KeysFile keysFile = new KeysFile(keys)) {
      for (TableRow row : manifest.tables()) {
        Table table = table(row);
        known.put("tables/" + row.table(), table);
        if (table.keys()) {
          try (InputStream in = keysFile.open("tables/" + row.table())) {
            sink.take(table, in);
          }
        }
      }
      try (ZipInputStream zip = new ZipInputStream(open(keysFile))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          Table table = known.get(entry.getName());
          if (table != null) {
            sink.take(table, unclosable(zip));
          }
        }
      }
    }
  }

  private SealedInput open(KeysFile keysFile) throws IOException {
    InputStream raw = new BufferedInputStream(Files.newInputStream(database));
    try {
      return new SealedInput(raw, keysFile.id(), keysFile.archiveKey());
    } catch (IOException | RuntimeException e) {
      raw.close();
      throw e;
    }
  }

  private BackupReport report(Manifest manifest, KeysFile keysFile, Instant start)
      throws IOException {
    return new BackupReport(
        manifest.id(),
        database,
        keys,
        !keysFile.masterKey().isEmpty(),
        manifest.tables().size(),
        manifest.rows(),
        Files.size(database),
        Duration.between(start, Instant.now()));
  }

  private static Table table(TableRow row) {
    return new Table(row.table(), row.columns());
  }

  private static String hash(InputStream in) throws IOException {
    MessageDigest digest = TableCopy.sha256();
    byte[] buffer = new byte[Sealing.PIECE];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      digest.update(buffer, 0, length);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static InputStream unclosable(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public void close() {
        // The archive goes on after this entry.
      }
    };
  }
}
