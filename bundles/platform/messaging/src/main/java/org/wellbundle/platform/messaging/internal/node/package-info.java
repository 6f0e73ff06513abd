/** Nodes that share a database. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.platform.messaging.internal.node;
