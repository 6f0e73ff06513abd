/** Roles, schemas, their changes, and the check that every tenant-owned table is guarded. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database.internal.schema;
