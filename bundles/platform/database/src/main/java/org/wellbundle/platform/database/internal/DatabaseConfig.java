package org.wellbundle.platform.database.internal;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** Keys of {@code org.wellbundle.platform.database.cfg}. */
@ComponentPropertyType
public @interface DatabaseConfig {
  /** Folder of the embedded server's data; empty for Karaf's data folder. */
  String dataDir() default "";

  /** Port of the embedded server; 0 for a free one, which is then kept. */
  int port() default 0;

  /** JDBC URL of an external PostgreSQL; empty for the embedded one. */
  String url() default "";

  /** Owner of the schemas in the external database. */
  String user() default "wellbundle_owner";

  /** The owner's password. */
  String password() default "";

  /** Role of the application. */
  String appUser() default "wellbundle_app";

  /** Its password; empty to derive it from the owner's. */
  String appPassword() default "";

  /** Role of the dispatcher. */
  String dispatcherUser() default "wellbundle_dispatcher";

  /** Its password; empty to derive it from the owner's. */
  String dispatcherPassword() default "";

  /** Connections for work of tenants. */
  int poolSize() default 16;

  /** Connections for queues. */
  int dispatcherPoolSize() default 6;

  /** Limit of one statement. */
  int statementTimeoutSeconds() default 30;

  /** Limit of waiting for a lock. */
  int lockTimeoutSeconds() default 10;
}
