/**
 * Entities over a tenant's transaction: OpenJPA made fit for OSGi. Entities of a bundle share the
 * JDBC connection of the transaction they are used in, so that row-level security and plain SQL
 * beside them see the same rows.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.openjpa;
