package org.wellbundle.operations.backup.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Keys of {@code org.wellbundle.operations.backup.cfg}. */
@ComponentPropertyType
public @interface BackupConfig {
  /** Folder of the data; empty for Karaf's data folder. */
  String dataDir() default "";

  /** Folder of the master key; empty for {@code keyring} in the data folder. */
  String keyringDir() default "";

  /** File that lists who was erased; empty for {@code erasures} in the data folder. */
  String ledgerFile() default "";
}
