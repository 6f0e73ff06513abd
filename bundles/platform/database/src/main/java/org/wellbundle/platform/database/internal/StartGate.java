package org.wellbundle.platform.database.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wellbundle.platform.database.DatabaseException;
import org.wellbundle.platform.database.internal.schema.SchemaException;
import org.wellbundle.platform.database.internal.transaction.SqlErrors;
import org.wellbundle.platform.database.owner.OwnerAccess;
import org.wellbundle.platform.database.owner.StartTask;

/** Nobody works with a database that is being restored, or that was left half restored. */
final class StartGate {
  private final Path folder;
  private final Supplier<@Nullable StartTask> tasks;
  private @Nullable Failure last;

  private record Failure(List<String> folder, RuntimeException error) {}

  StartGate(Path dataDir, Supplier<@Nullable StartTask> tasks) {
    this.folder = dataDir.resolve("restore");
    this.tasks = tasks;
  }

  /** Before the server is started: saves work that would fail as it did before. */
  void knock() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Failure before = last;
    if (before != null && before.folder().equals(content())) {
      throw before.error();
    }
    task();
  }

  /** Before any schema is made. */
  void check(OwnerAccess owner) {
    if (!Files.isDirectory(folder) && pending(owner)) {
      throw new SchemaException(
          "A restore of this database is under way or broke off. When no other node is at it, lay both files of the backup and the ledger into %s."
              .formatted(folder));
    }
  }

  /** Runs what waits; the database has the platform's schemas and no others. */
  void pass(OwnerAccess owner) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    List<String> content = content();
    try {
      task().run(folder, owner);
    } catch (RuntimeException e) {
      boolean again = e instanceof DatabaseException known && known.unavailable();
      last = again ? null : new Failure(content, e);
      throw e;
    }
  }

  private StartTask task() {
    StartTask task = tasks.get();
    if (task == null) {
      throw new SchemaException(
          "A backup waits in %s for the bundle org.wellbundle.operations.backup, which is not started yet."
              .formatted(folder));
    }
    return task;
  }

  private List<String> content() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(StartGate::described).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String described(Path file) {
    try {
      return "%s %d %s"
          .formatted(file.getFileName(), Files.size(file), Files.getLastModifiedTime(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean pending(OwnerAccess owner) {
    try (Connection connection = owner.connect();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select to_regnamespace('" + OwnerAccess.PENDING + "') is not null")) {
      row.next();
      return row.getBoolean(1);
    } catch (SQLException e) {
      throw SqlErrors.translate(e);
    }
  }
}
