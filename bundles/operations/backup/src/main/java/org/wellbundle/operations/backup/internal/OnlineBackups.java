package org.wellbundle.operations.backup.internal;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.wellbundle.operations.backup.BackupReport;
import org.wellbundle.operations.backup.Backups;
import org.wellbundle.platform.database.owner.OwnerAccess;

/** Backups of the database this node works with. */
@Component(configurationPid = "org.wellbundle.operations.backup")
public final class OnlineBackups implements Backups {
  private final OwnerAccess owner;
  private final Places places;

  @Activate
  public OnlineBackups(BundleContext context, BackupConfig config, @Reference OwnerAccess owner) {
    this.owner = owner;
    this.places = Places.of(context, config);
  }

  @Override
  public BackupReport make(Path folder, Path keysFolder, Consumer<String> progress) {
    return new BackupWriter(owner, places.masterKey()).write(folder, keysFolder, progress);
  }

  @Override
  public BackupReport check(Path database, Path keys, Consumer<String> progress) {
    return new BackupReader(database, keys).check(progress).report();
  }

  @Override
  public Path restoreFolder() {
    return places.restore();
  }
}
