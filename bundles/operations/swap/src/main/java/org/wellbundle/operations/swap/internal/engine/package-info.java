/** One swap, step by step, on this node. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal.engine;
