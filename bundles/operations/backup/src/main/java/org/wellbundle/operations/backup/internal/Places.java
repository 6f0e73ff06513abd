package org.wellbundle.operations.backup.internal;

import java.nio.file.Path;
import org.osgi.framework.BundleContext;

/**
 * Where things lie on this node.
 *
 * @param restore what waits to be restored
 * @param masterKey the key ring's file
 * @param ledger who was erased
 */
record Places(Path restore, Path masterKey, Path ledger) {
  static Places of(BundleContext context, BackupConfig config) {
    String karaf = context.getProperty("karaf.data");
    Path data =
        Path.of(!config.dataDir().isBlank() ? config.dataDir() : karaf == null ? "data" : karaf)
            .toAbsolutePath()
            .normalize();
    Path ring =
        config.keyringDir().isBlank() ? data.resolve("keyring") : Path.of(config.keyringDir());
    Path ledger =
        config.ledgerFile().isBlank() ? data.resolve(Ledger.NAME) : Path.of(config.ledgerFile());
    return new Places(data.resolve("restore"), ring.resolve("master.key"), ledger);
  }
}
