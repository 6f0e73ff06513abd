package org.wellbundle.platform.database;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Registered once the changes of a schema are applied, with the service properties {@code schema}
 * and {@code step} (names of all steps). Components that need the tables hold a reference with the
 * target {@code (&(schema=linking)(step=002-more.sql))}, naming the last step they rely on.
 */
@ProviderType
public interface SchemaReady {
  String schema();
}
