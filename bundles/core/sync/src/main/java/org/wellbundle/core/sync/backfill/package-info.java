/** What is fetched when a link begins. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.backfill;
