/** What operators see of syncing, and may do about it. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.core.sync.operations;
