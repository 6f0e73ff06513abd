/**
 * The database: tenant-bound transactions over row-level security, the dispatcher's transactions
 * over queue tables, and schema changes.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.1.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database;
