/**
 * The owner's view of the database, for backup and restore. Not for modules: who has it sees every
 * tenant's rows.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database.owner;
