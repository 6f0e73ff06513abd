/** What happened to bundles, kept beyond a node's life. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.swap.internal.history;
