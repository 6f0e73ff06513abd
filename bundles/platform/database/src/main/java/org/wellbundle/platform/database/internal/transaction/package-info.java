/** Pools and the transactions that run on their connections. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.database.internal.transaction;
