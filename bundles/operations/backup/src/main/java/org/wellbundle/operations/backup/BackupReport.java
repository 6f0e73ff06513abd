package org.wellbundle.operations.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What a backup holds.
 *
 * @param database the sealed file with the data
 * @param keys the file with what opens it
 * @param masterKey true when the master key is among the keys; else it comes from the configuration
 */
public record BackupReport(
    String id,
    Path database,
    Path keys,
    boolean masterKey,
    int tables,
    long rows,
    long bytes,
    Duration took) {}
