package org.wellbundle.operations.commands;

import java.io.PrintStream;
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

/** Backs the database up while the service runs. */
@Service
@Command(
    scope = "wellbundle",
    name = "backup",
    description =
        "Writes one consistent state of the database, sealed, and the keys in a file of"
            + " their own.",
    detailedDescription = "Example: wellbundle:backup --keys /mnt/vault /mnt/backups")
@SuppressWarnings("NullAway.Init")
public final class BackupCommand implements Action {
  private static final int KILO = 1024;

  @Argument(name = "folder", description = "Folder on this node for the data", required = true)
  @Completion(FileCompleter.class)
  String folder;

  @Option(
      name = "--keys",
      description = "Folder for the keys; <folder>/keys when left out. Keep it apart from the data")
  @Completion(FileCompleter.class)
  @Nullable String keys;

  @Option(name = "--no-format", description = "Prints the files' names and nothing else")
  boolean noFormat;

  @Reference(optional = true)
  @Nullable Backups backups;

  @Override
  public @Nullable Object execute() {
    print(System.out);
    return null;
  }

  void print(PrintStream out) {
    Path data = Path.of(folder).toAbsolutePath();
    Path keysFolder = keys == null ? data.resolve("keys") : Path.of(keys).toAbsolutePath();
    BackupReport report =
        Needed.of(backups)
            .make(data, keysFolder, noFormat ? line -> {} : new Progress(out, System::nanoTime));
    if (noFormat) {
      out.println(report.database());
      out.println(report.keys());
      return;
    }
    out.printf(
        "%,d rows of %d tables in %.1f s, %,d kB.%n",
        report.rows(), report.tables(), report.took().toMillis() / 1000.0, report.bytes() / KILO);
    out.println("Data: " + report.database());
    out.println("Keys: " + report.keys());
    if (keys == null) {
      out.println("Move the keys to another place: with both files everything can be read.");
    }
    if (!report.masterKey()) {
      out.println(
          "The master key isn't in a file here (WELLBUNDLE_MASTER_KEY): keep it yourself, nothing"
              + " opens without it.");
    }
  }
}
