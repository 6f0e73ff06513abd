package org.wellbundle.operations.backup.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipOutputStream;
import org.wellbundle.operations.backup.BackupReport;
import org.wellbundle.operations.backup.internal.Manifest.TableRow;
import org.wellbundle.operations.backup.internal.Shape.Step;
import org.wellbundle.operations.backup.internal.Shape.Table;
import org.wellbundle.platform.database.owner.OwnerAccess;

/** Copies every table in one snapshot, and gives the files their names when they are whole. */
final class BackupWriter {
  static final String DATABASE = ".database";
  static final String KEYS = ".keys";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int KEY_LENGTH = 32;

  private final OwnerAccess owner;
  private final Path masterKey;
  private final SecureRandom random = new SecureRandom();

  BackupWriter(OwnerAccess owner, Path masterKey) {
    this.owner = owner;
    this.masterKey = masterKey;
  }

  BackupReport write(Path folder, Path keysFolder, Consumer<String> progress) {
    Instant start = Instant.now();
    String id = "%s-%04x".formatted(STAMP.format(start), random.nextInt(1 << 16));
    Path database = folder.resolve("wellbundle-" + id + DATABASE);
    Path keys = keysFolder.resolve("wellbundle-" + id + KEYS);
    try {
      Files.createDirectories(folder);
      Files.createDirectories(keysFolder);
      String master = KeysFile.masterKeyIn(masterKey);
      byte[] key = new byte[KEY_LENGTH];
      random.nextBytes(key);
      Manifest manifest;
      try (SealedOutput sealed = new SealedOutput(fresh(database), id, key);
          ZipOutputStream data = new ZipOutputStream(sealed);
          ZipOutputStream keyZip = KeysFile.write(fresh(keys), id, key, master)) {
        data.setLevel(Deflater.BEST_SPEED);
        manifest = copy(id, start, data, keyZip, progress);
      }
      finish(keys);
      finish(database);
      return new BackupReport(
          id,
          database,
          keys,
          master != null,
          manifest.tables().size(),
          manifest.rows(),
          Files.size(database),
          Duration.between(start, Instant.now()));
    } catch (IOException | SQLException | RuntimeException e) {
      discard(keys, e);
      discard(database, e);
      throw Failures.of("No backup was made", folder, e);
    }
  }

  private Manifest copy(
      String id,
      Instant start,
      ZipOutputStream data,
      ZipOutputStream keys,
      Consumer<String> progress)
      throws SQLException, IOException {
    try (Connection connection = owner.connect()) {
      TableCopy copy = new TableCopy(connection);
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      try {
        Shape shape = new Shape(connection);
        String structure = shape.structure();
        int number = 0;
        for (Step step : shape.steps()) {
          String name = "steps/%05d/%s/%s".formatted(number++, step.schema(), step.name());
          try (OutputStream entry = KeysFile.entry(data, name)) {
            entry.write(step.sql().getBytes(StandardCharsets.UTF_8));
          }
        }
        List<Table> tables = shape.tables();
        List<TableRow> rows = new ArrayList<>();
        for (Table table : tables) {
          try (OutputStream entry =
              KeysFile.entry(table.keys() ? keys : data, "tables/" + table.name())) {
            TableRow row = copy.out(table, entry);
            rows.add(row);
            progress.accept(
                "%d of %d: %s, %,d rows"
                    .formatted(rows.size(), tables.size(), row.table(), row.rows()));
          }
        }
        Manifest manifest =
            new Manifest(
                id,
                start.toString(),
                connection.getMetaData().getDatabaseProductVersion(),
                structure,
                rows,
                shape.sequences(),
                shape.partitions());
        try (OutputStream entry = KeysFile.entry(data, Manifest.ENTRY)) {
          entry.write(manifest.write());
        }
        return manifest;
      } finally {
        connection.rollback();
      }
    }
  }

  private static OutputStream fresh(Path file) throws IOException {
    Path part = part(file);
    Files.createFile(
        part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    return new BufferedOutputStream(Files.newOutputStream(part, StandardOpenOption.WRITE));
  }

  private static void finish(Path file) throws IOException {
    Files.move(part(file), file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void discard(Path file, Exception error) {
    for (Path each : List.of(part(file), file)) {
      try {
        Files.deleteIfExists(each);
      } catch (IOException e) {
        error.addSuppressed(e);
      }
    }
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }
}
