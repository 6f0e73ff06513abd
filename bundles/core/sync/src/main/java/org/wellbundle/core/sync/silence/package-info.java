/**
 * Why nothing comes: the watch lies in a drawer, the permission is gone, or the manufacturer has
 * trouble with everybody.
 */
@NullMarked
package org.wellbundle.core.sync.silence;

import org.jspecify.annotations.NullMarked;
