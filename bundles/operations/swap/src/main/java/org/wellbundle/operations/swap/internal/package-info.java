/** Components. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal;
