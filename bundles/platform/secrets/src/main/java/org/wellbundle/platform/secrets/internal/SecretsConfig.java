package org.wellbundle.platform.secrets.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Keys of {@code org.wellbundle.platform.secrets.cfg}. */
@ComponentPropertyType
public @interface SecretsConfig {
  /** Folder of the master key; empty for {@code keyring} beside the embedded server's data. */
  String keyringDir() default "";

  /** Folder of the embedded server's data; empty for Karaf's data folder. */
  String dataDir() default "";

  /** Master keys in Base64, the current one first; empty to use the folder. */
  String masterKey() default "";
}
