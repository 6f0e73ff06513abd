/**
 * Two files per backup: the database, sealed, and the keys. docs/decisions/0027 says why it is
 * built like this.
 */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.backup.internal;
