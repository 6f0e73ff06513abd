/** The rules of the door, and the hook that no bundle gets past. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.trust.internal;
