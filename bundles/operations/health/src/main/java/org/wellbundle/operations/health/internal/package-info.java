/** Tells operators and load balancers whether this node lives and may take requests. */
@org.jspecify.annotations.NullMarked
package org.wellbundle.operations.health.internal;
