package org.wellbundle.operations.commands;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.jspecify.annotations.Nullable;
import org.wellbundle.operations.backup.BackupReport;
import org.wellbundle.operations.backup.Backups;

/** Checks a backup, and lays it out for the next start. A running service is never overwritten. */
@Service
@Command(
    scope = "wellbundle",
    name = "restore",
    description =
        "Checks both files of a backup to their end; with --prepare lays them out, to be"
            + " restored at the next start into an empty database.",
    detailedDescription =
        "Example: wellbundle:restore /mnt/backups/wellbundle-20260705T020000Z-1a2b.database"
            + " /mnt/vault/wellbundle-20260705T020000Z-1a2b.keys")
@SuppressWarnings("NullAway.Init")
public final class RestoreCommand implements Action {
  @Argument(name = "database", description = "File ending in .database", required = true)
  @Completion(FileCompleter.class)
  String database;

  @Argument(index = 1, name = "keys", description = "File ending in .keys", required = true)
  @Completion(FileCompleter.class)
  String keys;

  @Option(name = "--prepare", description = "Copies them to where the next start restores from")
  boolean prepare;

  @Option(name = "--no-format", description = "Prints no progress")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable Backups backups;

  @Override
  public @Nullable Object execute() throws IOException {
    print(System.out);
    return null;
  }

  void print(PrintStream out) throws IOException {
    Path data = JarFiles.existing(database);
    Path keysFile = JarFiles.existing(keys);
    BackupReport report =
        Needed.of(backups)
            .check(data, keysFile, noFormat ? line -> {} : new Progress(out, System::nanoTime));
    out.printf(
        "Backup %s is whole: %,d rows of %d tables, read in %.1f s.%n",
        report.id(), report.rows(), report.tables(), report.took().toMillis() / 1000.0);
    if (!prepare) {
      return;
    }
    Path folder = Files.createDirectories(Needed.of(backups).restoreFolder());
    Files.copy(data, folder.resolve(data.getFileName()));
    Files.copy(keysFile, folder.resolve(keysFile.getFileName()));
    out.println("Laid out in " + folder + ". Now:");
    out.println("1. copy the latest file 'erasures' of the service into it, if there is one;");
    out.println("2. stop this node;");
    out.println("3. move the folder postgres out of the data folder, or name a new database;");
    out.println("4. start it, and follow the log.");
  }
}
