package org.wellbundle.operations.backup;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** Makes and checks backups. Restoring is done at start, before anybody is served. */
@ProviderType
public interface Backups {
  /**
   * One consistent state of the whole database, while the service goes on.
   *
   * @param folder where the sealed data go
   * @param keysFolder where the keys go: better a place of its own
   * @param progress gets a line per table
   */
  BackupReport make(Path folder, Path keysFolder, Consumer<String> progress);

  /** Reads a backup to its end and compares every hash; changes nothing. */
  BackupReport check(Path database, Path keys, Consumer<String> progress);

  /** The folder a backup is laid into to be restored at the next start. */
  Path restoreFolder();
}
