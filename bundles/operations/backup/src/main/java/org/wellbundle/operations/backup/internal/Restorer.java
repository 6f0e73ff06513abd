package org.wellbundle.operations.backup.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.wellbundle.api.module.SchemaChanges;
import org.wellbundle.operations.backup.BackupException;
import org.wellbundle.operations.backup.internal.BackupReader.Checked;
import org.wellbundle.operations.backup.internal.Ledger.Erased;
import org.wellbundle.operations.backup.internal.Shape.Step;
import org.wellbundle.platform.database.owner.OwnerAccess;

/**
 * Restores a backup into an empty database: all of it in one transaction after the schemas were
 * made, so that it is there as a whole or not at all.
 */
final class Restorer {
  private final OwnerAccess owner;
  private final Places places;
  private final Consumer<String> progress;

  Restorer(OwnerAccess owner, Places places, Consumer<String> progress) {
    this.owner = owner;
    this.places = places;
    this.progress = progress;
  }

  void run(Path folder) {
    Instant start = Instant.now();
    try {
      Path database = only(folder, BackupWriter.DATABASE);
      Path keys = only(folder, BackupWriter.KEYS);
      Set<Erased> erased = ledger(folder);
      BackupReader reader = new BackupReader(database, keys);
      Checked checked = reader.check(progress);
      String id = checked.manifest().id();
      progress.accept(
          "backup %s of %s is whole: %d tables, %,d rows"
              .formatted(
                  id,
                  checked.manifest().made(),
                  checked.manifest().tables().size(),
                  checked.manifest().rows()));
      if (!restored(id)) {
        checkMasterKey(checked.masterKey());
        empty();
        load(reader, checked, erased);
        new Ledger(places.ledger()).add(erased);
      }
      Files.move(folder, folder.resolveSibling("restored-" + id));
      progress.accept(
          "restored %s in %d s; run wellbundle:doctor and wellbundle:audit-verify next, and take the folder restored-%s away"
              .formatted(id, Duration.between(start, Instant.now()).toSeconds(), id));
    } catch (IOException | SQLException | RuntimeException e) {
      throw Failures.of("Nothing was restored", folder, e);
    }
  }

  private void load(BackupReader reader, Checked checked, Set<Erased> erased)
      throws SQLException, IOException {
    execute("create schema " + OwnerAccess.PENDING);
    for (Step step : checked.steps()) {
      owner.apply(
          new SchemaChanges(
              step.schema(), List.of(new SchemaChanges.Step(step.name(), step.sql()))));
    }
    progress.accept("%d steps of schemas applied".formatted(checked.steps().size()));
    try (Connection connection = owner.connect()) {
      Load load = new Load(connection);
      connection.setAutoCommit(false);
      load.run(reader, checked.manifest(), progress);
      load.compare(checked.manifest(), progress);
      Erasures erasures = new Erasures(connection);
      if (erasures.possible()) {
        AuditCheck.run(connection, progress);
        progress.accept(
            "%d people erased since were erased again".formatted(erasures.replay(erased)));
      }
      writeMasterKey(checked.masterKey());
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "comment on schema platform is 'restored from " + checked.manifest().id() + "'");
        statement.execute("drop schema " + OwnerAccess.PENDING);
      }
      connection.commit();
    }
    execute("analyze");
  }

  private boolean restored(String id) throws SQLException {
    try (Connection connection = owner.connect()) {
      return new Shape(connection)
          .rows(
              "select obj_description(to_regnamespace('platform'), 'pg_namespace')",
              row -> ("restored from " + id).equals(row.getString(1)))
          .get(0);
    }
  }

  private void empty() throws SQLException {
    try (Connection connection = owner.connect()) {
      Shape shape = new Shape(connection);
      boolean brokeOff =
          shape
              .rows(
                  "select to_regnamespace('" + OwnerAccess.PENDING + "') is not null",
                  row -> row.getBoolean(1))
              .get(0);
      if (!brokeOff) {
        List<String> there = shape.tables().stream().map(Shape.Table::name).toList();
        if (!there.isEmpty()) {
          throw new BackupException(
              "The database isn't empty (it has %s and %d more). A restore never overwrites: give a new database, or move the folder postgres out of the data folder; to go on with what is there, take the folder restore away."
                  .formatted(there.get(0), there.size() - 1));
        }
        return;
      }
    }
    progress.accept("an earlier restore broke off: starting over");
    owner.startOver();
    execute("drop schema " + OwnerAccess.PENDING);
  }

  private Set<Erased> ledger(Path folder) throws IOException {
    Ledger given = new Ledger(folder.resolve(Ledger.NAME));
    Ledger own = new Ledger(places.ledger());
    if (!given.exists() && !own.exists()) {
      throw new BackupException(
          "There is no ledger of erasures, so people erased since the backup would come back. Copy the file %s of a node of the old service into %s; an empty file of that name means that nobody was erased."
              .formatted(Ledger.NAME, folder));
    }
    Set<Erased> all = new LinkedHashSet<>(given.read());
    all.addAll(own.read());
    return all;
  }

  private void checkMasterKey(String backedUp) throws IOException {
    String here = KeysFile.masterKeyIn(places.masterKey());
    if (here != null && !backedUp.isEmpty() && !here.strip().equals(backedUp.strip())) {
      throw new BackupException(
          "Another master key lies in %s. Move it away (keep it), or give the backup made with it."
              .formatted(places.masterKey()));
    }
  }

  private void writeMasterKey(String backedUp) throws IOException {
    Path file = places.masterKey();
    if (backedUp.isEmpty() || Files.exists(file)) {
      return;
    }
    Files.createDirectories(
        file.toAbsolutePath().getParent(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, backedUp.getBytes(StandardCharsets.UTF_8));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Path only(Path folder, String kind) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(each -> each.toString().endsWith(kind)).toList();
      if (found.size() != 1) {
        throw new BackupException(
            "%s has %s file ending in %s; lay exactly one there, and the other part of the same backup beside it."
                .formatted(folder, found.isEmpty() ? "no" : "more than one", kind));
      }
      return found.get(0);
    }
  }
}
